layout-fallback = Si el botón no funciona, copie esta liga en su navegador:
