link-expires = Nuorodos galiojimo trukmė: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Prašome niekam nepersiųsti šio laiško. Nuoroda skirta tik Jums.
