## 버튼 아래

layout-fallback = 버튼이 작동하지 않으면 다음 링크를 복사하여 브라우저 주소창에 붙여 넣어 주십시오.

## 계정 정보

layout-address = <strong>이메일 주소:</strong> { $email }
layout-organization = <strong>조직:</strong> { $organization }

## 바닥글

layout-support-email = 궁금한 점이 있으시면 다음 주소로 문의해 주십시오: { $email }
layout-support-url = 궁금한 점이 있으시면 <link>고객 지원 페이지</link>를 확인해 주십시오.
layout-support-both = 궁금한 점이 있으시면 <link>고객 지원 페이지</link>를 확인하시거나 다음 주소로 문의해 주십시오: { $email }
layout-sent-by = 보낸 곳: { $brand }
