/* Reads what an Opterius panel answers with success: test, account, usage, packages. */
#include "panel/opterius/inside.h"

#include <inttypes.h>
#include <string.h>

/* More MiB than any disk has; a figure beyond it is none. */
#define MOST_MB 1e12
#define MB_OF_GB 1024
#define MB_OF_TB (1024 * 1024)

static calagopus_json *data_of(struct calagopus_reader *reader, calagopus_json *answer)
{
	return calagopus_reader_enter(reader, answer, "data", CALAGOPUS_NEEDED);
}

static void *result_of(struct calagopus_reader *reader, size_t size)
{
	return reader->step->result = calagopus_reader_array(reader, 1, size);
}

/* A text that must say something. */
static char *read_words(struct calagopus_reader *reader, calagopus_json *value, const char *name)
{
	char *text = calagopus_reader_text(reader, value, name, CALAGOPUS_NEEDED);

	if (text != NULL && text[0] == '\0') {
		calagopus_reader_spoil(reader, name);
	}
	return text;
}

/* A label for people: a text, or a number; NULL where there is none. */
static char *read_label(struct calagopus_reader *reader, calagopus_json *value, const char *name)
{
	char *text = NULL;
	int64_t integer;
	double number;

	if (reader->spoiled || calagopus_json_get(value, name) == NULL) {
		return NULL;
	}
	if (calagopus_json_integer(value, name, &integer)) {
		text = calagopus_arena_format(reader->arena, "%" PRId64, integer);
	} else if (calagopus_json_number(value, name, &number)) {
		text = calagopus_arena_format(reader->arena, "%g", number);
	} else {
		return calagopus_reader_text(reader, value, name, CALAGOPUS_OPTIONAL);
	}
	if (text == NULL) {
		calagopus_error_no_memory(&reader->step->error);
		reader->spoiled = true;
	}
	return text;
}

/* The same of what may be anything: an object or a list is no label, and no reason to refuse the rest. */
static char *read_kind_label(struct calagopus_reader *reader, calagopus_json *value, const char *name)
{
	struct calagopus_slice text;
	double number;

	return calagopus_json_string(value, name, &text) || calagopus_json_number(value, name, &number) ? read_label(reader, value, name) : NULL;
}

void calagopus_opterius_read_test(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_panel_info *info = result_of(reader, sizeof(*info));
	calagopus_json *data = data_of(reader, answer);

	if (info != NULL && data != NULL) {
		info->panel = read_words(reader, data, "panel");
		info->version = calagopus_reader_text(reader, data, "version", CALAGOPUS_OPTIONAL);
	}
}

/* The panel counts accounts; the number is kept as text, because it is nothing to us but a name. */
static char *read_id(struct calagopus_reader *reader, calagopus_json *data)
{
	int64_t id = calagopus_reader_integer(reader, data, "account_id", 1, INT64_MAX);

	return reader->spoiled ? NULL : calagopus_arena_format(reader->arena, "%" PRId64, id);
}

/* Is it the account that was asked about? Where the database ignores case and accents, its own spelling of the name is the answer. */
static void expect_username(struct calagopus_reader *reader, const char *got, const char *wanted)
{
	bool ascii = true;

	for (const char *at = got; !reader->spoiled && *at != '\0'; at++) {
		ascii = ascii && (unsigned char) *at < 0x80;
	}
	if (!reader->spoiled && ascii && !calagopus_slice_equal_ignoring_case(calagopus_slice_of(got), calagopus_slice_of(wanted))) {
		calagopus_reader_expect(reader, "username", got, wanted);
	}
}

static void expect_domain(struct calagopus_reader *reader, const char *got, const char *wanted)
{
	if (!reader->spoiled && !calagopus_slice_equal_ignoring_case(calagopus_slice_of(got), calagopus_slice_of(wanted))) {
		calagopus_reader_expect(reader, "domain", got, wanted);
	}
}

void calagopus_opterius_read_account(struct calagopus_reader *reader, calagopus_json *answer)
{
	const struct calagopus_new_account *wanted = reader->step->input;
	struct calagopus_account *account = result_of(reader, sizeof(*account));
	calagopus_json *data = data_of(reader, answer);

	if (account == NULL || data == NULL) {
		return;
	}
	account->account_id = read_id(reader, data);
	account->username = read_words(reader, data, "username");
	account->domain = read_words(reader, data, "domain");
	account->server_ip = calagopus_reader_text(reader, data, "server_ip", CALAGOPUS_NULLABLE);
	if (wanted != NULL) {
		expect_username(reader, account->username, wanted->username);
		expect_domain(reader, account->domain, wanted->domain);
	}
	if (!reader->spoiled && account->account_id == NULL) {
		calagopus_error_no_memory(&reader->step->error);
		reader->spoiled = true;
	}
}

/* MiB used, whole; the panel may count with a fraction. −1 for what is none: a figure must not stop an action. */
static int64_t read_figure(calagopus_json *data, const char *name)
{
	double number;

	return calagopus_json_number(data, name, &number) && number >= 0 && number <= MOST_MB ? (int64_t) number : -1;
}

/* "10 GB", "512", "1.5 TB", "Unlimited": MiB; −1 for unlimited and for what is not understood, whose text is kept anyway. */
static int64_t limit_of(const char *label)
{
	static const struct {
		const char *name;
		int64_t mb;
	} units[] = {{"", 1}, {"m", 1}, {"mb", 1}, {"mib", 1}, {"g", MB_OF_GB}, {"gb", MB_OF_GB}, {"gib", MB_OF_GB}, {"t", MB_OF_TB}, {"tb", MB_OF_TB}, {"tib", MB_OF_TB}};
	struct calagopus_slice text = calagopus_slice_trim(calagopus_slice_of(label));
	double value = 0;
	double place = 1;
	bool point = false;
	size_t digits = 0;
	size_t i = 0;

	for (; i < text.length && ((text.data[i] >= '0' && text.data[i] <= '9') || (text.data[i] == '.' && !point && digits > 0)); i++) {
		if (text.data[i] == '.') {
			point = true;
			continue;
		}
		digits++;
		value = value * 10 + (text.data[i] - '0');
		place = point ? place * 10 : place;
	}
	struct calagopus_slice unit = calagopus_slice_trim((struct calagopus_slice) {text.data + i, text.length - i});

	for (size_t u = 0; digits > 0 && digits < 15 && u < sizeof(units) / sizeof(units[0]); u++) {
		if (calagopus_slice_equal_ignoring_case(unit, calagopus_slice_of(units[u].name))) {
			double mb = value / place * (double) units[u].mb;

			return mb > 0 && mb <= MOST_MB ? (int64_t) mb : -1;
		}
	}
	return -1;
}

void calagopus_opterius_read_usage(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_account_usage *usage = result_of(reader, sizeof(*usage));
	calagopus_json *data = data_of(reader, answer);

	if (usage == NULL || data == NULL) {
		return;
	}
	usage->username = read_words(reader, data, "username");
	usage->domain = calagopus_reader_text(reader, data, "domain", CALAGOPUS_NULLABLE);
	if (usage->domain != NULL && usage->domain[0] == '\0') {
		calagopus_reader_spoil(reader, "domain");
	}
	usage->suspended = calagopus_reader_boolean(reader, data, "suspended");
	usage->disk_used_mb = read_figure(data, "disk_used_mb");
	usage->traffic_used_mb = read_figure(data, "bw_used_mb");
	usage->disk_limit_text = read_kind_label(reader, data, "disk_limit");
	usage->disk_limit_mb = usage->disk_limit_text != NULL ? limit_of(usage->disk_limit_text) : -1;
	expect_username(reader, usage->username, reader->step->id);
}

void calagopus_opterius_read_packages(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_package_list *list = result_of(reader, sizeof(*list));
	calagopus_json *data = calagopus_reader_list(reader, answer, "data");

	if (list == NULL || data == NULL) {
		return;
	}
	reader->where = "data";
	list->count = calagopus_json_count(data);
	list->items = calagopus_reader_array(reader, list->count, sizeof(*list->items));
	for (size_t i = 0; i < list->count && !reader->spoiled; i++) {
		calagopus_json *item = calagopus_json_item(data, i);
		struct calagopus_package *package = &list->items[i];

		package->name = read_words(reader, item, "name");
		package->disk_quota = read_label(reader, item, "disk_quota");
		package->bandwidth = read_label(reader, item, "bandwidth");
		package->php_version = read_label(reader, item, "php_default");
	}
}
