/* Certificates made for a test: an authority, and what it signed, in a folder that goes away again. */
#ifndef CALAGOPUS_TESTS_WIRE_TLS_H
#define CALAGOPUS_TESTS_WIRE_TLS_H

struct wire_certificates {
	char folder[256];
	char authority[288];       /* PEM */
	char stranger[288];        /* another authority */
	char key[288];             /* of all the servers */
	char good[288];            /* for 127.0.0.1 and localhost */
	char expired[288];
	char not_yet[288];
	char other_host[288];
};

void wire_certificates_make(struct wire_certificates *certificates);
void wire_certificates_remove(const struct wire_certificates *certificates);

#endif
