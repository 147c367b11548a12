link-expires = 이 링크는 <strong>{ DURATION($duration) }</strong> 동안 유효합니다.
link-keep-private = 이 이메일을 다른 사람에게 전달하지 마십시오. 이 링크는 고객님 본인만 사용하실 수 있습니다.
