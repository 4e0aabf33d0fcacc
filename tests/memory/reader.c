/* Reads one UUID through the core and ends: what the planted faults are waiting for. */
#include <string.h>

#include "core/text.h"

int main(void)
{
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	return calagopus_text_uuid(calagopus_slice_of("4e7e5807-1f62-45fa-911a-f5c427c76946"), uuid) ? 0 : 1;
}
