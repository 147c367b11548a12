## 공통

code-preheader = 이 이메일에 코드가 있습니다.
code-preheader-expires = 이 이메일에 있는 코드는 { DURATION($duration) } 동안 유효합니다.
code-expires = 이 코드는 <strong>{ DURATION($duration) }</strong> 동안 유효합니다. 이후에는 새 코드를 요청하실 수 있습니다.
code-keep-private = 이 코드를 다른 사람에게 알려 주지 마십시오. 저희는 고객님께 코드를 절대 묻지 않습니다.

## verify_email_by_code

code-verify-enter = 이메일 주소를 확인하시려면 다음 코드를 입력해 주십시오.

## reset_email_by_code

code-reset-enter = 새 비밀번호를 설정하시려면 다음 코드를 입력해 주십시오.

## auth_email_by_code

code-sign-in-title = 로그인 코드 안내
code-sign-in-subject-brand = [{ $brand }] 로그인 코드 안내
code-sign-in-intro = 이 이메일 주소로 로그인하려는 요청을 받았습니다.
code-sign-in-intro-brand = 이 이메일 주소로 { $brand }에 로그인하려는 요청을 받았습니다.
code-sign-in-enter = 로그인하시려면 다음 코드를 입력해 주십시오.
code-sign-in-not-you = 본인이 로그인을 시도하지 않으셨다면 이 이메일을 무시하셔도 됩니다. 코드 없이는 아무도 로그인할 수 없습니다.
code-sign-in-reason = 이 이메일은 이 주소로 로그인이 요청되어 발송되었습니다.

## mfa_oob_code

code-mfa-title = 인증 코드 안내
code-mfa-subject-brand = [{ $brand }] 인증 코드 안내
code-mfa-intro = 고객님의 계정에 로그인하려면 한 단계가 더 필요합니다.
code-mfa-intro-brand = 고객님의 { $brand } 계정에 로그인하려면 한 단계가 더 필요합니다.
code-mfa-enter = 로그인을 완료하시려면 다음 코드를 입력해 주십시오.
code-mfa-not-you = 지금 로그인하고 계신 것이 아니라면 다른 사람이 고객님의 비밀번호를 알고 있을 수 있습니다. 가능한 한 빨리 비밀번호를 변경해 주십시오.
code-mfa-reason = 이 이메일은 이 주소로 등록된 계정이 로그인할 때 코드를 확인하도록 설정되어 있어 발송되었습니다.
