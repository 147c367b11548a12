## 제목과 미리보기

welcome-subject = 가입을 환영합니다
welcome-subject-brand = [{ $brand }] 가입을 환영합니다
welcome-preheader = 이제 계정을 이용하실 수 있습니다.

## 본문

welcome-title = 가입을 환영합니다
welcome-title-brand = { $brand }에 오신 것을 환영합니다
welcome-intro = 계정을 만들어 주셔서 감사합니다. 지금 바로 이용하실 수 있습니다.
welcome-intro-brand = { $brand } 계정을 만들어 주셔서 감사합니다. 지금 바로 이용하실 수 있습니다.
welcome-created-at = <strong>계정 생성일:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = 계정으로 이동
welcome-link = 계정으로 이동하시려면 다음 링크를 열어 주십시오.
welcome-not-you = 본인이 만든 계정이 아니라면 이 이메일을 무시하셔도 됩니다.
welcome-not-you-support = 본인이 만든 계정이 아니라면 <link>저희에게 알려 주십시오</link>.

## 바닥글

welcome-reason = 이 이메일은 이 주소로 계정이 만들어져 발송되었습니다.
