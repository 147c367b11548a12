## 제목과 미리보기

verify-subject = 이메일 주소를 확인해 주십시오
verify-subject-brand = [{ $brand }] 이메일 주소를 확인해 주십시오
verify-preheader = 한 단계만 더 거치면 이메일 주소 확인이 완료됩니다.

## 본문

verify-title = 이메일 주소를 확인해 주십시오
verify-intro = 이 이메일 주소가 저희 서비스의 계정에 사용할 주소로 입력되었습니다. 고객님 본인의 이메일 주소인지 확인해 주십시오.
verify-intro-brand = 이 이메일 주소가 { $brand } 계정에 사용할 주소로 입력되었습니다. 고객님 본인의 이메일 주소인지 확인해 주십시오.
verify-button = 이메일 주소 확인
verify-link = 이메일 주소를 확인하시려면 다음 링크를 열어 주십시오.
verify-expires = 이 링크는 <strong>{ DURATION($duration) }</strong> 동안 유효합니다.
verify-not-you = 본인이 요청하지 않으셨다면 이 이메일을 무시해 주십시오. 이 경우 이메일 주소는 확인되지 않은 상태로 유지됩니다.

## 바닥글

verify-reason = 이 이메일은 계정을 만들거나 변경하는 과정에서 이 주소가 입력되어 발송되었습니다.
