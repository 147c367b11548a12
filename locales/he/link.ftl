link-expires = הקישור תקף למשך <strong>{ DURATION($duration) }</strong>.
link-keep-private = נא לא להעביר הודעה זו לאחרים. הקישור מיועד לך בלבד.
