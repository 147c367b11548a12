link-expires = இணைப்பு செல்லுபடியாகும் காலம்: <strong>{ DURATION($duration) }</strong>.
link-keep-private = இந்த மின்னஞ்சலை வேறு யாருக்கும் அனுப்ப வேண்டாம். இந்த இணைப்பு உங்களுக்கு மட்டுமே உரியது.
