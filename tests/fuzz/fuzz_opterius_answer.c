/* Fuzz target: any bytes as an Opterius panel's answer to any operation. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_answer(&calagopus_opterius_driver, data, size);
	return 0;
}
