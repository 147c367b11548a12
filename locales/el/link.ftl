link-expires = Διάρκεια ισχύος του συνδέσμου: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Παρακαλούμε να μην προωθήσετε αυτό το μήνυμα. Ο σύνδεσμος προορίζεται μόνο για εσάς.
