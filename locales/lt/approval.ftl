## Tema ir peržiūros eilutė

approval-subject-brand = Reikia Jūsų patvirtinimo: „{ $brand }“
approval-preheader = Patikrinkite duomenis ir patvirtinkite arba atmeskite prašymą.

## Tekstas

approval-title = Reikia Jūsų patvirtinimo
approval-intro = Veiksmas Jūsų paskyroje laukia Jūsų patvirtinimo.
approval-intro-brand = Veiksmas Jūsų „{ $brand }“ paskyroje laukia Jūsų patvirtinimo.
approval-message = <strong>Pranešimas:</strong> { $message }
approval-compare = Palyginkite šį pranešimą su tuo, kuris rodomas ten, kur veiksmas buvo pradėtas. Patvirtinkite veiksmą tik tada, jei abu pranešimai sutampa.
approval-button = Peržiūrėti prašymą
approval-link = Prašymą galima peržiūrėti atidarius šią nuorodą:
approval-not-you = Jei nieko apie tai nežinote, prašymo netvirtinkite. Be Jūsų patvirtinimo nieko neįvyks.

## Poraštė

approval-reason = Šį laišką gavote, nes su šiuo adresu susietoje paskyroje veiksmui reikia patvirtinimo.
