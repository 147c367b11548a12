## Předmět a náhled

verify-subject = Potvrďte svou e-mailovou adresu
verify-subject-brand = Potvrďte svou e-mailovou adresu pro službu { $brand }
verify-preheader = K potvrzení e-mailové adresy zbývá už jen jeden krok.

## Text

verify-title = Potvrďte svou e-mailovou adresu
verify-intro = Tato e-mailová adresa byla uvedena u účtu v naší službě. Potvrďte prosím, že patří Vám.
verify-intro-brand = Tato e-mailová adresa byla uvedena u účtu ve službě { $brand }. Potvrďte prosím, že patří Vám.
verify-button = Potvrdit adresu
verify-link = Adresu potvrdíte otevřením tohoto odkazu:
verify-expires = Platnost odkazu: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Pokud adresu zadal někdo jiný, tento e-mail prosím ignorujte. Adresa pak zůstane nepotvrzená.

## Zápatí

verify-reason = Tento e-mail dostáváte, protože tato adresa byla zadána při založení nebo změně účtu.
