/* Secrets for tests: the set. */
#include "secrets_fixture.h"

#include <string.h>

struct calagopus_secrets *secrets_of(const char *const *texts)
{
	struct calagopus_secrets *secrets = calagopus_secrets_new();

	for (; secrets != NULL && *texts != NULL; texts++) {
		if (!calagopus_secrets_add(secrets, *texts, strlen(*texts))) {
			calagopus_secrets_free(secrets);
			return NULL;
		}
	}
	return secrets;
}
