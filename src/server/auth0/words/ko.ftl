### verify_email과 reset_email의 링크로 열리는 페이지.

## 계정의 이메일 주소

verify-title = 이메일 주소를 확인해 주십시오
verify-lead = 이 이메일 주소가 고객님 본인의 주소이며 { $application }에서 사용하시는 주소인지 확인해 주십시오.
verify-button = 이메일 주소 확인
verify-done-title = 이메일 주소가 확인되었습니다
verify-already = 이미 확인된 이메일 주소입니다
verify-done = 이 페이지를 닫고 { $application } 서비스를 계속 이용하실 수 있습니다.

## 새 비밀번호

reset-title = 비밀번호 재설정
reset-lead = 고객님의 { $application } 계정에 대해 새 비밀번호가 요청되었습니다. 본인이 요청하셨다면 계속 진행해 주십시오. 요청하지 않으셨다면 이 페이지를 닫아 주십시오. 비밀번호는 변경되지 않습니다.
reset-button = 계속
reset-done-title = 요청이 확인되었습니다
reset-done = 새 비밀번호를 설정하시려면 { $application } 서비스로 돌아가 주십시오.

## 더 이상 쓸 수 없는 링크

link-used = 이미 사용된 링크입니다
link-expired = 유효 기간이 지난 링크입니다
link-unknown = 유효하지 않은 링크입니다
link-again = 가장 최근에 받으신 이메일의 링크를 사용하시거나 { $application }에서 새 링크를 요청해 주십시오.

## 서비스 장애

later-title = 지금은 요청을 처리할 수 없습니다
later = 몇 분 후에 링크를 다시 열어 주십시오.
