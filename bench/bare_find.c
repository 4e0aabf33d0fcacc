/* The limit that a find is measured against: one reused bare libcurl handle with json-c, reading the fields that Panel::find() reads.
 *
 *   bare_find URL COUNT [PROCESSES [CA-FILE [1.1|2]]]
 *
 * The key comes from the environment as BARE_KEY. Each process makes one call that is not counted, waits for the others, and then makes its
 * share of COUNT. Prints {"seconds": …, "ms": [one number a call]}. */
#include <curl/curl.h>
#include <json-c/json.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_PROCESSES 256

struct text {
	char *data;
	size_t length, room;
};

struct fields {
	const char *texts[30];
	int64_t numbers[16];
	bool flags[8];
};

struct work {
	const char *url, *ca_file;
	long version;
	unsigned long count, processes;
};

static size_t take(char *data, size_t size, size_t count, void *context)
{
	struct text *text = context;
	size_t length = size * count;

	if (text->length + length + 1 > text->room) {
		size_t room = (text->length + length + 1) * 2;
		char *more = realloc(text->data, room);

		if (more == NULL) {
			return 0;
		}
		text->data = more;
		text->room = room;
	}
	memcpy(text->data + text->length, data, length);
	text->length += length;
	text->data[text->length] = '\0';
	return length;
}

static struct json_object *member(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;

	json_object_object_get_ex(object, name, &value);
	return value;
}

static const char *words(struct json_object *object, const char *name)
{
	return json_object_get_string(member(object, name));
}

static int64_t number(struct json_object *object, const char *name)
{
	return json_object_get_int64(member(object, name));
}

static bool flag(struct json_object *object, const char *name)
{
	return json_object_get_boolean(member(object, name)) != 0;
}

static void read_own(struct json_object *server, struct fields *fields)
{
	static const char *const texts[] = {"uuid", "external_id", "name", "description", "status", "created", "startup", "image"};
	static const char *const flags[] = {"is_suspended", "is_transferring", "hugepages_passthrough_enabled", "kvm_passthrough_enabled"};
	static const char *const limits[] = {"memory", "memory_overhead", "swap", "disk", "cpu", "io_weight"};
	static const char *const features[] = {"allocations", "databases", "backups", "schedules"};

	for (size_t i = 0; i < 8; i++) {
		fields->texts[i] = words(server, texts[i]);
	}
	for (size_t i = 0; i < 4; i++) {
		fields->flags[i] = flag(server, flags[i]);
		fields->numbers[i] = number(member(server, "feature_limits"), features[i]);
	}
	for (size_t i = 0; i < 6; i++) {
		fields->numbers[4 + i] = number(member(server, "limits"), limits[i]);
	}
}

static void read_related(struct json_object *server, struct fields *fields)
{
	static const char *const of_owner[] = {"uuid", "external_id", "username", "email", "name_first", "name_last"};
	static const char *const of_allocation[] = {"uuid", "ip", "ip_alias"};
	struct json_object *node = member(server, "node");
	struct json_object *owner = member(server, "owner");
	struct json_object *allocation = member(server, "allocation");

	for (size_t i = 0; i < 6; i++) {
		fields->texts[8 + i] = words(owner, of_owner[i]);
	}
	for (size_t i = 0; i < 3; i++) {
		fields->texts[14 + i] = words(allocation, of_allocation[i]);
	}
	fields->numbers[10] = number(allocation, "port");
	fields->flags[4] = flag(allocation, "is_primary");
	fields->flags[5] = flag(owner, "admin");
	fields->flags[6] = flag(owner, "suspended");
	fields->flags[7] = member(owner, "role") != NULL;
	fields->texts[17] = words(node, "uuid");
	fields->texts[18] = words(node, "name");
	fields->texts[19] = words(member(node, "location"), "name");
	fields->texts[20] = words(member(server, "egg"), "uuid");
	fields->texts[21] = words(member(server, "egg"), "name");
	fields->texts[22] = words(member(server, "nest"), "uuid");
	fields->texts[23] = words(member(server, "nest"), "name");
	fields->texts[24] = words(member(server, "backup_configuration"), "uuid");
}

static CURL *open_handle(const struct work *work, struct curl_slist *headers, struct text *text)
{
	CURL *handle = curl_easy_init();

	if (handle != NULL) {
		curl_easy_setopt(handle, CURLOPT_URL, work->url);
		curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
		curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
		curl_easy_setopt(handle, CURLOPT_WRITEDATA, text);
		curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, work->version);
		curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
		curl_easy_setopt(handle, CURLOPT_PROXY, "");
		if (work->ca_file != NULL) {
			curl_easy_setopt(handle, CURLOPT_CAINFO, work->ca_file);
		}
	}
	return handle;
}

static bool find(CURL *handle, struct text *text, struct fields *fields)
{
	long status = 0;

	text->length = 0;
	if (curl_easy_perform(handle) != CURLE_OK) {
		return false;
	}
	curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
	struct json_object *answer = status == 200 ? json_tokener_parse(text->data) : NULL;
	struct json_object *server = member(answer, "server");

	if (server == NULL) {
		json_object_put(answer);
		return false;
	}
	read_own(server, fields);
	read_related(server, fields);
	bool good = fields->texts[0] != NULL && fields->texts[17] != NULL;

	json_object_put(answer);
	return good;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1e6;
}

/* `ready` is told that the first call is done; `start` is closed when all are. */
static bool work_through(const struct work *work, unsigned long count, double *ms, int ready, int start)
{
	char authorization[256];
	const char *key = getenv("BARE_KEY");
	struct text text = {0};
	struct fields fields = {0};
	char byte = 'r';

	snprintf(authorization, sizeof(authorization), "Authorization: Bearer %s", key != NULL ? key : "");
	struct curl_slist *headers = curl_slist_append(curl_slist_append(NULL, authorization), "Accept: application/json");
	CURL *handle = open_handle(work, headers, &text);
	bool good = handle != NULL && find(handle, &text, &fields);

	good = write(ready, &byte, 1) == 1 && good;
	good = read(start, &byte, 1) == 0 && good;
	for (unsigned long i = 0; good && i < count; i++) {
		double began = now();

		good = find(handle, &text, &fields);
		ms[i] = now() - began;
	}
	curl_easy_cleanup(handle);
	curl_slist_free_all(headers);
	free(text.data);
	return good;
}

/* Runs all processes; the seconds between their common start and their end, or a negative number. */
static double run(const struct work *work, double *ms)
{
	int ready[2], start[2], status;
	unsigned long share = work->count / work->processes;
	bool good = pipe(ready) == 0 && pipe(start) == 0;
	char byte;

	for (unsigned long i = 0; good && i < work->processes; i++) {
		pid_t child = fork();

		if (child == 0) {
			close(start[1]);
			_exit(work_through(work, share, ms + i * share, ready[1], start[0]) ? 0 : 1);
		}
		good = child > 0;
	}
	for (unsigned long i = 0; good && i < work->processes; i++) {
		good = read(ready[0], &byte, 1) == 1;
	}
	double began = now();

	close(start[1]);
	while (wait(&status) > 0) {
		good = good && status == 0;
	}
	return good ? (now() - began) / 1000.0 : -1.0;
}

/* In one process, without anything around it: what callgrind counts. */
static double run_alone(const struct work *work, double *ms)
{
	int ready[2], start[2];

	if (pipe(ready) != 0 || pipe(start) != 0) {
		return -1.0;
	}
	close(start[1]);
	double began = now();

	return work_through(work, work->count, ms, ready[1], start[0]) ? (now() - began) / 1000.0 : -1.0;
}

int main(int argc, char **argv)
{
	struct work work = {.version = CURL_HTTP_VERSION_1_1, .processes = 1};

	if (argc < 3 || (work.count = strtoul(argv[2], NULL, 10)) == 0) {
		fprintf(stderr, "Usage: bare_find URL COUNT [PROCESSES [CA-FILE [1.1|2]]]\n");
		return 2;
	}
	work.url = argv[1];
	work.processes = argc > 3 ? strtoul(argv[3], NULL, 10) : 1;
	work.ca_file = argc > 4 && argv[4][0] != '\0' ? argv[4] : NULL;
	work.version = argc > 5 && strcmp(argv[5], "2") == 0 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1;
	if (work.processes < 1 || work.processes > MOST_PROCESSES || work.count < work.processes) {
		return 2;
	}
	work.count -= work.count % work.processes;
	double *ms = mmap(NULL, work.count * sizeof(*ms), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (ms == MAP_FAILED || curl_global_init(CURL_GLOBAL_ALL) != 0) {
		return 1;
	}
	double seconds = work.processes == 1 ? run_alone(&work, ms) : run(&work, ms);

	if (seconds < 0) {
		fprintf(stderr, "bare_find: a call failed\n");
		return 1;
	}
	printf("{\"seconds\": %.6f, \"ms\": [", seconds);
	for (unsigned long i = 0; i < work.count; i++) {
		printf("%s%.4f", i > 0 ? ", " : "", ms[i]);
	}
	puts("]}");
	return 0;
}
