/* SHA-256 as the standard words it. */
#include "core/sha256.h"

#include <string.h>

#include "core/memory.h"

#define BLOCK 64
/* Where the length stands in the last block. */
#define LENGTH_AT 56

static const uint32_t first_state[8] = {
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

static const uint32_t constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turn(uint32_t word, unsigned by)
{
	return word >> by | word << (32 - by);
}

static void spread(const unsigned char *block, uint32_t words[64])
{
	for (unsigned i = 0; i < 16; i++) {
		words[i] = (uint32_t) block[4 * i] << 24 | (uint32_t) block[4 * i + 1] << 16 | (uint32_t) block[4 * i + 2] << 8 | block[4 * i + 3];
	}
	for (unsigned i = 16; i < 64; i++) {
		uint32_t low = turn(words[i - 15], 7) ^ turn(words[i - 15], 18) ^ words[i - 15] >> 3;
		uint32_t high = turn(words[i - 2], 17) ^ turn(words[i - 2], 19) ^ words[i - 2] >> 10;

		words[i] = words[i - 16] + low + words[i - 7] + high;
	}
}

static void take_block(struct calagopus_sha256 *digest, const unsigned char *block)
{
	uint32_t words[64];
	uint32_t s[8];

	spread(block, words);
	memcpy(s, digest->state, sizeof(s));
	for (unsigned i = 0; i < 64; i++) {
		uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
		uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
		uint32_t first = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + choice + constants[i] + words[i];
		uint32_t second = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + majority;

		memmove(s + 1, s, 7 * sizeof(s[0]));
		s[4] += first;
		s[0] = first + second;
	}
	for (unsigned i = 0; i < 8; i++) {
		digest->state[i] += s[i];
	}
}

void calagopus_sha256_begin(struct calagopus_sha256 *digest)
{
	memcpy(digest->state, first_state, sizeof(digest->state));
	digest->length = 0;
}

void calagopus_sha256_add(struct calagopus_sha256 *digest, const void *data, size_t length)
{
	const unsigned char *bytes = data;

	for (size_t i = 0; i < length; i++) {
		digest->block[digest->length++ % BLOCK] = bytes[i];
		if (digest->length % BLOCK == 0) {
			take_block(digest, digest->block);
		}
	}
}

void calagopus_sha256_end(struct calagopus_sha256 *digest, unsigned char out[CALAGOPUS_SHA256_BYTES])
{
	static const unsigned char padding[BLOCK] = {0x80};
	uint64_t bits = digest->length * 8;
	unsigned char length[8];

	for (unsigned i = 0; i < 8; i++) {
		length[i] = (unsigned char) (bits >> (56 - 8 * i));
	}
	calagopus_sha256_add(digest, padding, 1 + (BLOCK + LENGTH_AT - 1 - digest->length % BLOCK) % BLOCK);
	calagopus_sha256_add(digest, length, sizeof(length));
	for (unsigned i = 0; i < CALAGOPUS_SHA256_BYTES; i++) {
		out[i] = (unsigned char) (digest->state[i / 4] >> (24 - 8 * (i % 4)));
	}
	calagopus_wipe(digest, sizeof(*digest));
}
