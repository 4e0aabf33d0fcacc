/* The traits of each operation, made from the table of operations. */
#include "panel/operations.h"

enum arrival {
	ARRIVES_AGAIN,
	ARRIVES_ONCE
};
enum effect {
	READS,
	CHANGES
};

#define TRAITS(name, arrival, effect, subject, answer) \
	[CALAGOPUS_OP_##name] = {#name, ARRIVES_##arrival == ARRIVES_ONCE, (effect) == CHANGES, CALAGOPUS_OF_##subject, CALAGOPUS_GIVES_##answer},

static const struct calagopus_operation_traits traits[CALAGOPUS_OP_COUNT] = {
	CALAGOPUS_OPERATIONS(TRAITS)};

const struct calagopus_operation_traits *calagopus_operation_traits(enum calagopus_operation operation)
{
	static const struct calagopus_operation_traits none = {"", true, false, CALAGOPUS_OF_NONE, CALAGOPUS_GIVES_NOTHING};

	return (int) operation >= 0 && operation < CALAGOPUS_OP_COUNT ? &traits[operation] : &none;
}
