/* Name resolution as the fault matrix wants it: an auditing library of the dynamic linker (LD_AUDIT) that stands between libcurl and getaddrinfo,
 * because PHP loads extensions so that a preloaded function is not seen by them. Names under ".cell.test" are this machine's own address,
 * "nowhere…" has no address, and "hang…" is looked for longer than any deadline. */
#define _GNU_SOURCE
#include <link.h>
#include <netdb.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#define OWN_NAMES ".cell.test"
#define HANG_SECONDS 5

typedef int resolve_function(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result);

static resolve_function *real;

static int resolve(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
	size_t length = name != NULL ? strlen(name) : 0;

	if (length < strlen(OWN_NAMES) || strcmp(name + length - strlen(OWN_NAMES), OWN_NAMES) != 0) {
		return real(name, service, hints, result);
	}
	if (strncmp(name, "nowhere", 7) == 0) {
		return EAI_NONAME;
	}
	if (strncmp(name, "hang", 4) == 0) {
		struct timespec span = {HANG_SECONDS, 0};

		nanosleep(&span, NULL);
		return EAI_AGAIN;
	}
	return real("127.0.0.1", service, hints, result);
}

unsigned int la_version(unsigned int version)
{
	return version < LAV_CURRENT ? version : LAV_CURRENT;
}

unsigned int la_objopen(struct link_map *map, Lmid_t space, uintptr_t *cookie)
{
	(void) map;
	(void) space;
	(void) cookie;
	return LA_FLG_BINDTO | LA_FLG_BINDFROM;
}

#if __ELF_NATIVE_CLASS == 64
uintptr_t la_symbind64(Elf64_Sym *symbol, unsigned int index, uintptr_t *from, uintptr_t *to, unsigned int *flags, const char *name)
#else
uintptr_t la_symbind32(Elf32_Sym *symbol, unsigned int index, uintptr_t *from, uintptr_t *to, unsigned int *flags, const char *name)
#endif
{
	(void) index;
	(void) from;
	(void) to;
	(void) flags;
	if (strcmp(name, "getaddrinfo") == 0) {
		real = (resolve_function *) symbol->st_value;
		return (uintptr_t) resolve;
	}
	return symbol->st_value;
}
