link-keep-private = Veuillez ne pas transférer ce courriel. Ce lien vous est exclusivement destiné.
