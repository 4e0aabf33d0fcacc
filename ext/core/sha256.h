/* SHA-256 (FIPS 180-4), for the keys of the shared caches: what it was made from cannot be found from it. */
#ifndef CALAGOPUS_CORE_SHA256_H
#define CALAGOPUS_CORE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define CALAGOPUS_SHA256_BYTES 32

struct calagopus_sha256 {
	uint32_t state[8];
	uint64_t length;
	unsigned char block[64];
};
void calagopus_sha256_begin(struct calagopus_sha256 *digest);
void calagopus_sha256_add(struct calagopus_sha256 *digest, const void *data, size_t length);
/* Also wipes what it had gathered. */
void calagopus_sha256_end(struct calagopus_sha256 *digest, unsigned char out[CALAGOPUS_SHA256_BYTES]);

#endif
