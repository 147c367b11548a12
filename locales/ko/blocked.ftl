## 제목과 미리보기

blocked-subject-brand = [{ $brand }] 고객님의 계정이 차단되었습니다
blocked-preheader = 로그인 시도가 여러 차례 실패했습니다.

## 본문

blocked-title = 고객님의 계정이 차단되었습니다
blocked-intro = 고객님의 계정에 로그인하려는 시도가 여러 차례 실패했습니다. 계정 보호를 위해 차단하였습니다.
blocked-intro-brand = 고객님의 { $brand } 계정에 로그인하려는 시도가 여러 차례 실패했습니다. 계정 보호를 위해 차단하였습니다.
blocked-details = 로그인 시도 정보:
blocked-you = 본인이 시도하신 것이라면 차단을 해제하실 수 있습니다.
blocked-button = 계정 차단 해제
blocked-link = 계정 차단을 해제하시려면 다음 링크를 열어 주십시오.
blocked-not-you = 본인이 시도하신 것이 아니라면 차단을 해제하지 마십시오. 차단된 동안에는 다른 사람이 계정에 접근할 수 없습니다.

## 바닥글

blocked-reason = 이 이메일은 이 주소로 등록된 계정이 차단되어 발송되었습니다.
