/* Fuzz target: any bytes as a Calagopus panel's answer to any operation. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_answer(&calagopus_cg_driver, data, size);
	return 0;
}
