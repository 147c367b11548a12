## 제목

enrollment-subject-brand = [{ $brand }] 2단계 인증 설정 안내

## 본문

enrollment-title = 2단계 인증 설정 안내
enrollment-intro = 계정 로그인에 사용할 두 번째 인증 수단을 설정해 주십시오.
enrollment-intro-brand = { $brand } 계정 로그인에 사용할 두 번째 인증 수단을 설정해 주십시오.
enrollment-why = 휴대전화 앱과 같은 두 번째 인증 수단이 있으면 다른 사람이 비밀번호를 알더라도 계정에 접근할 수 없습니다.
enrollment-button = 지금 설정
enrollment-link = 두 번째 인증 수단을 설정하시려면 다음 링크를 열어 주십시오.
enrollment-not-you = 예상하지 못한 이메일이라면 링크를 열지 마십시오.

## 바닥글

enrollment-reason = 이 이메일은 이 주소로 등록된 계정에 2단계 인증을 설정해야 하여 발송되었습니다.
