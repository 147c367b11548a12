## 제목과 미리보기

reset-subject = 비밀번호 재설정 안내
reset-subject-brand = [{ $brand }] 비밀번호 재설정 안내
reset-preheader = 이 이메일에 있는 링크는 { DURATION($duration) } 동안 유효합니다.

## 본문

reset-title = 비밀번호 재설정 안내
reset-intro = 고객님의 계정에 대한 비밀번호 재설정 요청을 받았습니다.
reset-intro-brand = 고객님의 { $brand } 계정에 대한 비밀번호 재설정 요청을 받았습니다.
reset-button = 새 비밀번호 설정
reset-link = 새 비밀번호를 설정하시려면 다음 링크를 열어 주십시오.
reset-expires = 이 링크는 <strong>{ DURATION($duration) }</strong> 동안 유효합니다. 이후에는 새 링크를 요청하실 수 있습니다.
reset-keep-private = 이 이메일을 다른 사람에게 전달하지 마십시오. 링크를 가진 사람은 누구나 새 비밀번호를 설정할 수 있습니다.

## 요청 정보

reset-details = 요청 정보:
reset-requested-at = <strong>요청 일시:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>기기:</strong> { $device }
reset-location = <strong>대략적인 위치:</strong> { $location }
reset-not-you = 본인이 요청하지 않으셨다면 이 이메일을 무시하셔도 됩니다. 비밀번호는 변경되지 않습니다.

## 바닥글

reset-reason = 이 이메일은 이 주소로 등록된 계정에 대해 새 비밀번호가 요청되어 발송되었습니다.
