link-expires = Linkin voimassaoloaika on <strong>{ DURATION($duration) }</strong>.
link-keep-private = Älä lähetä tätä viestiä eteenpäin. Linkki on tarkoitettu vain sinulle.
