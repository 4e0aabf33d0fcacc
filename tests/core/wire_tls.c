/* The TLS side of the scripted server, and certificates made for a test. */
#include "wire_tls.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "wire_inside.h"

#define DAY 86400L

static void must(bool good, const char *what)
{
	if (!good) {
		fprintf(stderr, "%s failed\n", what);
		abort();
	}
}

static int choose_protocol(SSL *ssl, const unsigned char **out, unsigned char *length, const unsigned char *offered, unsigned int offered_length, void *context)
{
	static const unsigned char http2[] = "\x02h2\x08http/1.1";
	static const unsigned char http1[] = "\x08http/1.1";
	bool with_http2 = context != NULL;
	unsigned char *chosen = NULL;
	(void) ssl;
	int found = SSL_select_next_proto(&chosen, length, with_http2 ? http2 : http1, (unsigned int) (with_http2 ? sizeof http2 : sizeof http1) - 1, offered, offered_length);
	*out = chosen;
	return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

SSL_CTX *wire_tls_context(const struct wire_tls *tls)
{
	static char yes;
	SSL_CTX *context = SSL_CTX_new(TLS_server_method());
	must(context != NULL, "SSL_CTX_new");
	must(SSL_CTX_use_certificate_file(context, tls->certificate, SSL_FILETYPE_PEM) == 1, "certificate");
	must(SSL_CTX_use_PrivateKey_file(context, tls->key, SSL_FILETYPE_PEM) == 1, "key");
	SSL_CTX_set_alpn_select_cb(context, choose_protocol, tls->http2 ? &yes : NULL);
	if (tls->newest != 0) {
		must(SSL_CTX_set_max_proto_version(context, tls->newest == 11 ? TLS1_1_VERSION : TLS1_2_VERSION) == 1 && SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0") == 1, "old TLS");
	}
	SSL_CTX_set_session_id_context(context, (const unsigned char *) "wire", 4);
	return context;
}

static void write_certificate(const char *path, X509 *certificate)
{
	FILE *file = fopen(path, "w");
	must(file != NULL && PEM_write_X509(file, certificate) == 1 && fclose(file) == 0, path);
}

static void write_key(const char *path, EVP_PKEY *key)
{
	FILE *file = fopen(path, "w");
	must(file != NULL && PEM_write_PrivateKey(file, key, NULL, NULL, 0, NULL, NULL) == 1 && fclose(file) == 0, path);
}

static void extend(X509 *certificate, int kind, const char *value)
{
	X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, NULL, kind, value);
	must(extension != NULL && X509_add_ext(certificate, extension, -1) == 1, value);
	X509_EXTENSION_free(extension);
}

struct wish {
	const char *path;
	const char *name;
	const char *hosts; /* NULL: an authority */
	long from;
	long until;
};

/* Signed by `issuer`, or by itself where that is NULL. */
static X509 *make(const struct wish *wish, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuer_key)
{
	static long serial;
	X509 *certificate = X509_new();
	must(certificate != NULL, "X509_new");
	X509_set_version(certificate, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
	X509_gmtime_adj(X509_getm_notBefore(certificate), wish->from);
	X509_gmtime_adj(X509_getm_notAfter(certificate), wish->until);
	X509_NAME *name = X509_get_subject_name(certificate);
	X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *) wish->name, -1, -1, 0);
	X509_set_issuer_name(certificate, issuer == NULL ? name : X509_get_subject_name(issuer));
	X509_set_pubkey(certificate, key);
	extend(certificate, NID_basic_constraints, wish->hosts == NULL ? "critical,CA:TRUE" : "CA:FALSE");
	if (wish->hosts != NULL) {
		extend(certificate, NID_subject_alt_name, wish->hosts);
	}
	must(X509_sign(certificate, issuer_key, EVP_sha256()) > 0, "X509_sign");
	write_certificate(wish->path, certificate);
	return certificate;
}

static void place(const struct wire_certificates *certificates, char *path, const char *name)
{
	snprintf(path, sizeof certificates->authority, "%s/%s.pem", certificates->folder, name);
}

static void place_all(struct wire_certificates *certificates)
{
	const char *temporary = getenv("TMPDIR");

	snprintf(certificates->folder, sizeof certificates->folder, "%s/calagopus-wire-XXXXXX", temporary != NULL ? temporary : "/tmp");
	must(mkdtemp(certificates->folder) != NULL, "mkdtemp");
	place(certificates, certificates->authority, "authority");
	place(certificates, certificates->stranger, "stranger");
	place(certificates, certificates->key, "key");
	place(certificates, certificates->good, "good");
	place(certificates, certificates->expired, "expired");
	place(certificates, certificates->not_yet, "not-yet");
	place(certificates, certificates->other_host, "other-host");
}

void wire_certificates_make(struct wire_certificates *certificates)
{
	static const char here[] = "IP:127.0.0.1,DNS:localhost";
	EVP_PKEY *authority_key = EVP_EC_gen("P-256");
	EVP_PKEY *key = EVP_EC_gen("P-256");
	must(authority_key != NULL && key != NULL, "EVP_EC_gen");
	place_all(certificates);
	write_key(certificates->key, key);
	struct wish authority = { certificates->authority, "Test Authority", NULL, -DAY, DAY };
	struct wish stranger = { certificates->stranger, "Another Authority", NULL, -DAY, DAY };
	struct wish leaves[] = {
		{ certificates->good, "good", here, -DAY, DAY },
		{ certificates->expired, "expired", here, -2 * DAY, -DAY },
		{ certificates->not_yet, "not yet", here, DAY, 2 * DAY },
		{ certificates->other_host, "other", "DNS:other.example", -DAY, DAY },
	};
	X509 *issuer = make(&authority, authority_key, NULL, authority_key);
	X509_free(make(&stranger, key, NULL, key));
	for (size_t i = 0; i < sizeof leaves / sizeof leaves[0]; i++) {
		X509_free(make(&leaves[i], key, issuer, authority_key));
	}
	X509_free(issuer);
	EVP_PKEY_free(key);
	EVP_PKEY_free(authority_key);
}

void wire_certificates_remove(const struct wire_certificates *certificates)
{
	const char *paths[] = { certificates->authority, certificates->stranger, certificates->key, certificates->good, certificates->expired, certificates->not_yet, certificates->other_host };
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		unlink(paths[i]);
	}
	rmdir(certificates->folder);
}
