## 제목과 미리보기

approval-subject-brand = [{ $brand }] 고객님의 승인이 필요합니다
approval-preheader = 내용을 확인하신 후 요청을 승인하거나 거절해 주십시오.

## 본문

approval-title = 고객님의 승인이 필요합니다
approval-intro = 고객님의 계정에서 요청된 작업에 승인이 필요합니다.
approval-intro-brand = 고객님의 { $brand } 계정에서 요청된 작업에 승인이 필요합니다.
approval-message = <strong>메시지:</strong> { $message }
approval-compare = 이 메시지를 작업이 시작된 곳에 표시된 메시지와 비교해 주십시오. 두 메시지가 같은 경우에만 승인하십시오.
approval-button = 요청 검토
approval-link = 요청을 검토하시려면 다음 링크를 열어 주십시오.
approval-not-you = 모르는 요청이라면 승인하지 마십시오. 고객님의 승인 없이는 아무 작업도 진행되지 않습니다.

## 바닥글

approval-reason = 이 이메일은 이 주소로 등록된 계정의 작업에 승인이 필요하여 발송되었습니다.
