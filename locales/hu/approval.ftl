## Tárgy és előnézet

approval-subject-brand = { $brand }: az Ön jóváhagyására van szükség
approval-preheader = Ellenőrizze az adatokat, majd hagyja jóvá vagy utasítsa el a kérést.

## Szöveg

approval-title = Az Ön jóváhagyására van szükség
approval-intro = Fiókjában egy művelet az Ön jóváhagyására vár.
approval-intro-brand = Az Ön { $brand }-fiókjában egy művelet jóváhagyásra vár.
approval-message = <strong>Üzenet:</strong> { $message }
approval-compare = Kérjük, vesse össze az üzenetet azzal, amely a művelet indításának helyén látható. A műveletet csak akkor hagyja jóvá, ha a kettő megegyezik.
approval-button = Kérés megtekintése
approval-link = A kérés megtekintéséhez nyissa meg ezt a hivatkozást:
approval-not-you = Ha nem tud erről a műveletről, ne hagyja jóvá. Jóváhagyása nélkül semmi sem történik.

## Lábléc

approval-reason = Ezt az e-mailt azért kapta, mert az ehhez a címhez tartozó fiókban egy művelet jóváhagyást igényel.
