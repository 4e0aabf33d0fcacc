/* Fuzz target: the small texts that people type. An integer or UUID that was taken is the one that was typed; lists hold no entry twice;
 * a client's and a server's identity is refused or harmless. The first byte chooses which. */
#include "fuzz.h"

#include <inttypes.h>
#include <string.h>

#include "provision/hosting/hosting.h"
#include "provision/inside.h"

static struct calagopus_error error;
static struct calagopus_arena *arena;

static void read_integer(struct calagopus_slice text)
{
	int64_t value;
	char again[24];

	if (calagopus_text_integer(text, &value)) {
		snprintf(again, sizeof(again), "%" PRId64, value);
		DEMAND(calagopus_slice_equal(text, again));
	}
}

static void read_uuid(struct calagopus_slice text)
{
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	if (calagopus_text_uuid(text, uuid)) {
		DEMAND(strlen(uuid) == CALAGOPUS_UUID_LENGTH && calagopus_slice_equal_ignoring_case(text, calagopus_slice_of(uuid)));
	}
}

static void read_pairs(struct calagopus_slice text, bool lines)
{
	struct calagopus_pairs pairs = {0};
	bool good = lines && calagopus_list_assignments(text, "variables", arena, &pairs, &error);

	if (!lines) {
		good = calagopus_list_key_values(text, "custom_feature_limits", arena, &pairs, &error);
	}

	DEMAND(good != calagopus_error_is_set(&error));
	for (size_t i = 0; good && i < pairs.count; i++) {
		DEMAND(pairs.items[i].name[0] != '\0' && calagopus_text_utf8(calagopus_slice_of(pairs.items[i].value)));
		DEMAND(lines || pairs.items[i].value[0] != '\0');
		for (size_t k = 0; k < i; k++) {
			DEMAND(strcmp(pairs.items[i].name, pairs.items[k].name) != 0);
		}
	}
}

static void read_uuids(struct calagopus_slice text)
{
	char **uuids = NULL;
	size_t count = 0;
	bool good = calagopus_list_ids(text, "location_uuids", calagopus_cg_driver.ids, arena, &uuids, &count, &error);

	DEMAND(good != calagopus_error_is_set(&error));
	for (size_t i = 0; good && i < count; i++) {
		read_uuid(calagopus_slice_of(uuids[i]));
		for (size_t k = 0; k < i; k++) {
			DEMAND(strcmp(uuids[i], uuids[k]) != 0);
		}
	}
}

static void read_utf8(struct calagopus_slice text)
{
	size_t length = calagopus_text_utf8(text) ? calagopus_text_utf8_length(text) : 0;

	for (size_t most = 0; most <= text.length; most++) {
		struct calagopus_slice prefix = {text.data, calagopus_text_utf8_prefix(text, most)};

		DEMAND(prefix.length <= text.length && calagopus_text_utf8(prefix) && calagopus_text_utf8_length(prefix) <= most);
		DEMAND(length == 0 || calagopus_text_utf8_length(prefix) == (most < length ? most : length));
	}
}

static void read_client(struct fuzz_input *input)
{
	char *texts[6];
	struct calagopus_client checked;

	for (size_t i = 0; i < 6; i++) {
		texts[i] = fuzz_text(fuzz_part(input));
	}
	struct calagopus_client client = {
		.external_id = texts[0],
		.email = texts[1],
		.first_name = texts[2],
		.last_name = texts[3],
		.username = texts[4][0] != '\0' ? texts[4] : NULL,
		.language = texts[5][0] != '\0' ? texts[5] : NULL,
	};
	bool good = calagopus_client_check(&client, calagopus_cg_driver.ids, arena, &checked, &error);

	DEMAND(good != calagopus_error_is_set(&error));
	if (good) {
		size_t length = strlen(checked.username);

		DEMAND(length >= 3 && length <= 15);
		DEMAND(strspn(checked.username, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == length);
		DEMAND(checked.first_name[0] != '\0' && calagopus_text_utf8_length(calagopus_slice_of(checked.first_name)) <= 255);
		DEMAND(checked.last_name[0] != '\0' && calagopus_text_utf8_length(calagopus_slice_of(checked.last_name)) <= 255);
		DEMAND(!calagopus_text_has_control(calagopus_slice_of(checked.email), false));
	}
	for (size_t i = 0; i < 6; i++) {
		free(texts[i]);
	}
}

static void read_ref(struct fuzz_input *input)
{
	char *id = fuzz_text(fuzz_part(input));
	char *email = fuzz_text(fuzz_part(input));
	struct calagopus_ref ref = {.external_id = id, .owner_email = email};
	struct calagopus_ref checked;
	bool good = calagopus_ref_check(&ref, calagopus_cg_driver.ids, arena, &checked, &error);

	DEMAND(good != calagopus_error_is_set(&error));
	DEMAND(!good || (strlen(id) >= 1 && strlen(id) <= 64));
	DEMAND(!good || strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == strlen(id));
	DEMAND(!good || (strcmp(checked.external_id, id) == 0 && !calagopus_text_has_control(calagopus_slice_of(checked.owner_email), false)));
	free(id);
	free(email);
}

static void read_account(struct fuzz_input *input)
{
	char *texts[6];

	for (size_t i = 0; i < 6; i++) {
		texts[i] = fuzz_text(fuzz_part(input));
	}
	struct calagopus_new_account wanted = {
		.domain = texts[0],
		.username = texts[1],
		.password = texts[2],
		.package = texts[3],
		.client_email = texts[4],
		.client_name = texts[5],
	};
	bool good = calagopus_hosting_check(&wanted, &error);

	DEMAND(good != calagopus_error_is_set(&error));
	DEMAND(!good || (strlen(texts[1]) >= 1 && strlen(texts[1]) <= 32 && strlen(texts[0]) <= 255 && strlen(texts[2]) >= 8));
	DEMAND(!good || strpbrk(texts[0], " /@?#%\\:\r\n\t") == NULL);
	for (size_t i = 0; i < 6; i++) {
		free(texts[i]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	unsigned which = fuzz_byte(&input) % 9;

	calagopus_error_clear(&error);
	arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	DEMAND(arena != NULL);
	switch (which) {
	case 0:
		read_integer(fuzz_rest(&input));
		break;
	case 1:
		read_uuid(fuzz_rest(&input));
		break;
	case 2:
		read_pairs(fuzz_rest(&input), true);
		break;
	case 3:
		read_pairs(fuzz_rest(&input), false);
		break;
	case 4:
		read_uuids(fuzz_rest(&input));
		break;
	case 5:
		read_utf8(fuzz_rest(&input));
		break;
	case 6:
		read_client(&input);
		break;
	case 7:
		read_account(&input);
		break;
	default:
		read_ref(&input);
		break;
	}
	fuzz_check_error(&error);
	calagopus_arena_free(arena);
	return 0;
}
