stolen-intro = L’adresse courriel et le mot de passe de votre compte sont apparus dans des données volées à un autre service.
stolen-intro-brand = L’adresse courriel et le mot de passe de votre compte { $brand } sont apparus dans des données volées à un autre service.
stolen-reason = Vous recevez ce courriel parce que le compte associé à cette adresse est concerné.
