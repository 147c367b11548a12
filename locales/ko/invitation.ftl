## 제목과 미리보기

invitation-subject-brand = [{ $brand }] 초대장이 도착했습니다
invitation-preheader = 이 이메일을 열어 초대를 수락하실 수 있습니다.

## 본문

invitation-title = 초대장이 도착했습니다
invitation-intro = 고객님을 저희 서비스에 초대합니다.
invitation-intro-brand = 고객님을 { $brand }에 초대합니다.
invitation-button = 초대 수락
invitation-link = 초대를 수락하시려면 다음 링크를 열어 주십시오.
invitation-not-you = 예상하지 못한 초대라면 이 이메일을 무시하셔도 됩니다. 수락하지 않으시면 아무 일도 일어나지 않습니다.

## 초대 정보

invitation-details = 초대 정보:
invitation-inviter = <strong>초대한 사람:</strong> { $inviter }
invitation-roles = <strong>역할:</strong> { LIST($roles) }

## 바닥글

invitation-reason = 이 이메일은 이 주소로 초대가 요청되어 발송되었습니다.
