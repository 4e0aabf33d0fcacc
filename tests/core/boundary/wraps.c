/* The wrapped functions: the linker sends our calls of libcurl and json-c here (--wrap), theirs among themselves not. */
#include "wraps.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>
#include <json.h>

#include "core/memory.h"

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt
#undef curl_share_setopt

const char *const wraps_kind_names[WRAPS_KINDS] = {"allocation", "library"};

/* Atomic is what libcurl's resolver threads touch: they use the allocator too. */
static struct {
	atomic_bool armed;
	enum wraps_kind kind;
	long nth;
	atomic_long seen, blocks;
	_Atomic(const char *) failed;
	struct wraps_open open;
	struct json_tokener *broken; /* a tokener whose parsing was made to fail */
} state;

static bool fails(enum wraps_kind kind, const char *name)
{
	if (!state.armed || state.kind != kind) {
		return false;
	}
	if (atomic_fetch_add(&state.seen, 1) + 1 != state.nth) {
		return false;
	}
	state.failed = name;
	return true;
}

void wraps_arm(enum wraps_kind kind, long nth)
{
	state.kind = kind;
	state.nth = nth;
	state.seen = 0;
	state.failed = NULL;
	state.armed = true;
}

void wraps_disarm(void)
{
	state.armed = false;
}

const char *wraps_failed(void)
{
	return state.failed;
}

long wraps_seen(void)
{
	return state.seen;
}

struct wraps_open wraps_open(void)
{
	state.open.blocks = state.blocks;
	return state.open;
}

/* ---- The allocator: ours and libcurl's ---- */

static void *take(size_t size)
{
	void *block = fails(WRAPS_ALLOCATION, "alloc") ? NULL : malloc(size);

	state.blocks += block != NULL;
	return block;
}

static void *resize(void *block, size_t size)
{
	void *moved = fails(WRAPS_ALLOCATION, "resize") ? NULL : realloc(block, size);

	state.blocks += block == NULL && moved != NULL;
	return moved;
}

static void give_back(void *block)
{
	state.blocks -= block != NULL;
	free(block);
}

void wraps_begin(void)
{
	static const struct calagopus_memory table = {take, resize, give_back};

	calagopus_memory_use(&table);
}

/* ---- libcurl ---- */

CURL *__real_curl_easy_init(void);
CURL *__wrap_curl_easy_init(void);
CURL *__wrap_curl_easy_init(void)
{
	CURL *easy = fails(WRAPS_LIBRARY, "curl_easy_init") ? NULL : __real_curl_easy_init();

	state.open.handles += easy != NULL;
	return easy;
}

void __real_curl_easy_cleanup(CURL *easy);
void __wrap_curl_easy_cleanup(CURL *easy);
void __wrap_curl_easy_cleanup(CURL *easy)
{
	state.open.handles -= easy != NULL;
	__real_curl_easy_cleanup(easy);
}

/* long, pointers and functions go through alike where a long is as wide as a pointer. */
_Static_assert(sizeof(long) == sizeof(void *), "arguments are passed on as pointers");

CURLcode __real_curl_easy_setopt(CURL *easy, CURLoption option, ...);
CURLcode __wrap_curl_easy_setopt(CURL *easy, CURLoption option, ...);
CURLcode __wrap_curl_easy_setopt(CURL *easy, CURLoption option, ...)
{
	va_list arguments;

	va_start(arguments, option);
	void *value = va_arg(arguments, void *);

	va_end(arguments);
	return fails(WRAPS_LIBRARY, "curl_easy_setopt") ? CURLE_OUT_OF_MEMORY : __real_curl_easy_setopt(easy, option, value);
}

CURLcode __real_curl_easy_getinfo(CURL *easy, CURLINFO info, ...);
CURLcode __wrap_curl_easy_getinfo(CURL *easy, CURLINFO info, ...);
CURLcode __wrap_curl_easy_getinfo(CURL *easy, CURLINFO info, ...)
{
	va_list arguments;

	va_start(arguments, info);
	void *value = va_arg(arguments, void *);

	va_end(arguments);
	return fails(WRAPS_LIBRARY, "curl_easy_getinfo") ? CURLE_UNKNOWN_OPTION : __real_curl_easy_getinfo(easy, info, value);
}

CURLM *__real_curl_multi_init(void);
CURLM *__wrap_curl_multi_init(void);
CURLM *__wrap_curl_multi_init(void)
{
	CURLM *multi = fails(WRAPS_LIBRARY, "curl_multi_init") ? NULL : __real_curl_multi_init();

	state.open.handles += multi != NULL;
	return multi;
}

CURLMcode __real_curl_multi_cleanup(CURLM *multi);
CURLMcode __wrap_curl_multi_cleanup(CURLM *multi);
CURLMcode __wrap_curl_multi_cleanup(CURLM *multi)
{
	state.open.handles -= multi != NULL;
	return __real_curl_multi_cleanup(multi);
}

CURLMcode __real_curl_multi_setopt(CURLM *multi, CURLMoption option, ...);
CURLMcode __wrap_curl_multi_setopt(CURLM *multi, CURLMoption option, ...);
CURLMcode __wrap_curl_multi_setopt(CURLM *multi, CURLMoption option, ...)
{
	va_list arguments;

	va_start(arguments, option);
	void *value = va_arg(arguments, void *);

	va_end(arguments);
	return fails(WRAPS_LIBRARY, "curl_multi_setopt") ? CURLM_UNKNOWN_OPTION : __real_curl_multi_setopt(multi, option, value);
}

CURLMcode __real_curl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode __wrap_curl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode __wrap_curl_multi_add_handle(CURLM *multi, CURL *easy)
{
	return fails(WRAPS_LIBRARY, "curl_multi_add_handle") ? CURLM_OUT_OF_MEMORY : __real_curl_multi_add_handle(multi, easy);
}

/* It is done, and said not to be: a handle that is still inside would be the library's fault, not ours. */
CURLMcode __real_curl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode __wrap_curl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode __wrap_curl_multi_remove_handle(CURLM *multi, CURL *easy)
{
	CURLMcode code = __real_curl_multi_remove_handle(multi, easy);

	return fails(WRAPS_LIBRARY, "curl_multi_remove_handle") ? CURLM_BAD_EASY_HANDLE : code;
}

CURLMcode __real_curl_multi_perform(CURLM *multi, int *running);
CURLMcode __wrap_curl_multi_perform(CURLM *multi, int *running);
CURLMcode __wrap_curl_multi_perform(CURLM *multi, int *running)
{
	return fails(WRAPS_LIBRARY, "curl_multi_perform") ? CURLM_OUT_OF_MEMORY : __real_curl_multi_perform(multi, running);
}

CURLMcode __real_curl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned count, int ms, int *ready);
CURLMcode __wrap_curl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned count, int ms, int *ready);
CURLMcode __wrap_curl_multi_poll(CURLM *multi, struct curl_waitfd extra[], unsigned count, int ms, int *ready)
{
	return fails(WRAPS_LIBRARY, "curl_multi_poll") ? CURLM_OUT_OF_MEMORY : __real_curl_multi_poll(multi, extra, count, ms, ready);
}

/* A transfer that went well, and whose end is told as a failure: the panel did what was asked. */
CURLMsg *__real_curl_multi_info_read(CURLM *multi, int *left);
CURLMsg *__wrap_curl_multi_info_read(CURLM *multi, int *left);
CURLMsg *__wrap_curl_multi_info_read(CURLM *multi, int *left)
{
	static CURLMsg spoilt;
	CURLMsg *message = __real_curl_multi_info_read(multi, left);

	if (message == NULL || !fails(WRAPS_LIBRARY, "a transfer's result")) {
		return message;
	}
	spoilt = *message;
	spoilt.data.result = CURLE_RECV_ERROR;
	return &spoilt;
}

CURLSH *__real_curl_share_init(void);
CURLSH *__wrap_curl_share_init(void);
CURLSH *__wrap_curl_share_init(void)
{
	CURLSH *share = fails(WRAPS_LIBRARY, "curl_share_init") ? NULL : __real_curl_share_init();

	state.open.handles += share != NULL;
	return share;
}

CURLSHcode __real_curl_share_cleanup(CURLSH *share);
CURLSHcode __wrap_curl_share_cleanup(CURLSH *share);
CURLSHcode __wrap_curl_share_cleanup(CURLSH *share)
{
	CURLSHcode code = __real_curl_share_cleanup(share);

	state.open.handles -= share != NULL && code == CURLSHE_OK;
	return code;
}

CURLSHcode __real_curl_share_setopt(CURLSH *share, CURLSHoption option, ...);
CURLSHcode __wrap_curl_share_setopt(CURLSH *share, CURLSHoption option, ...);
CURLSHcode __wrap_curl_share_setopt(CURLSH *share, CURLSHoption option, ...)
{
	va_list arguments;

	va_start(arguments, option);
	void *value = va_arg(arguments, void *);

	va_end(arguments);
	return fails(WRAPS_LIBRARY, "curl_share_setopt") ? CURLSHE_NOMEM : __real_curl_share_setopt(share, option, value);
}

/* ---- json-c ---- */

struct json_tokener *__real_json_tokener_new_ex(int depth);
struct json_tokener *__wrap_json_tokener_new_ex(int depth);
struct json_tokener *__wrap_json_tokener_new_ex(int depth)
{
	struct json_tokener *tokener = fails(WRAPS_LIBRARY, "json_tokener_new_ex") ? NULL : __real_json_tokener_new_ex(depth);

	state.open.documents += tokener != NULL;
	return tokener;
}

void __real_json_tokener_free(struct json_tokener *tokener);
void __wrap_json_tokener_free(struct json_tokener *tokener);
void __wrap_json_tokener_free(struct json_tokener *tokener)
{
	state.open.documents -= tokener != NULL;
	state.broken = state.broken == tokener ? NULL : state.broken;
	__real_json_tokener_free(tokener);
}

struct json_object *__real_json_tokener_parse_ex(struct json_tokener *tokener, const char *text, int length);
struct json_object *__wrap_json_tokener_parse_ex(struct json_tokener *tokener, const char *text, int length);
struct json_object *__wrap_json_tokener_parse_ex(struct json_tokener *tokener, const char *text, int length)
{
	if (fails(WRAPS_LIBRARY, "json_tokener_parse_ex")) {
		state.broken = tokener;
		return NULL;
	}
	struct json_object *root = __real_json_tokener_parse_ex(tokener, text, length);

	state.open.documents += root != NULL;
	return root;
}

enum json_tokener_error __real_json_tokener_get_error(struct json_tokener *tokener);
enum json_tokener_error __wrap_json_tokener_get_error(struct json_tokener *tokener);
enum json_tokener_error __wrap_json_tokener_get_error(struct json_tokener *tokener)
{
	return state.broken == tokener ? json_tokener_error_size : __real_json_tokener_get_error(tokener);
}

int __real_json_object_put(struct json_object *object);
int __wrap_json_object_put(struct json_object *object);
int __wrap_json_object_put(struct json_object *object)
{
	state.open.documents -= object != NULL;
	return __real_json_object_put(object);
}

/* A member that is not found, an item that is not there, a text that cannot be had. */
json_bool __real_json_object_object_get_ex(const struct json_object *object, const char *name, struct json_object **value);
json_bool __wrap_json_object_object_get_ex(const struct json_object *object, const char *name, struct json_object **value);
json_bool __wrap_json_object_object_get_ex(const struct json_object *object, const char *name, struct json_object **value)
{
	return fails(WRAPS_LIBRARY, "json_object_object_get_ex") ? 0 : __real_json_object_object_get_ex(object, name, value);
}

struct json_object *__real_json_object_array_get_idx(const struct json_object *array, size_t index);
struct json_object *__wrap_json_object_array_get_idx(const struct json_object *array, size_t index);
struct json_object *__wrap_json_object_array_get_idx(const struct json_object *array, size_t index)
{
	return fails(WRAPS_LIBRARY, "json_object_array_get_idx") ? NULL : __real_json_object_array_get_idx(array, index);
}

const char *__real_json_object_get_string(struct json_object *object);
const char *__wrap_json_object_get_string(struct json_object *object);
const char *__wrap_json_object_get_string(struct json_object *object)
{
	return fails(WRAPS_LIBRARY, "json_object_get_string") ? NULL : __real_json_object_get_string(object);
}
