/* Certificates made for a test: an authority, and what it signed, in a folder that goes away again. */
#ifndef CALAGOPUS_TESTS_WIRE_TLS_H
#define CALAGOPUS_TESTS_WIRE_TLS_H

struct wire_certificates {
	char folder[64];
	char authority[96];       /* PEM */
	char stranger[96];        /* another authority */
	char key[96];             /* of all the servers */
	char good[96];            /* for 127.0.0.1 and localhost */
	char expired[96];
	char not_yet[96];
	char other_host[96];
};

void wire_certificates_make(struct wire_certificates *certificates);
void wire_certificates_remove(const struct wire_certificates *certificates);

#endif
