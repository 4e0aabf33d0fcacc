/* What a Create asks for: filled from spec, egg and place before anything is made, and held against the server afterwards. */
#ifndef CALAGOPUS_PROVISION_ORDER_H
#define CALAGOPUS_PROVISION_ORDER_H

#include "provision/inside.h"

struct calagopus_order {
	const struct calagopus_spec *spec;
	const struct calagopus_placement *placement;
	struct calagopus_step *egg, *variables; /* asked in the first round, together with … */
	struct calagopus_step *allocations;     /* … a node's free ports, */
	struct calagopus_step *configurations;  /* … or, for a deployment, what the panel says of ports */
	struct calagopus_ports ports;           /* on a node: those left to try */
	struct calagopus_ports_wish wish;       /* of a deployment; only where it `wishes`, … */
	bool wishes;                            /* … and else what the egg's configuration says counts */
	size_t range;                           /* that it is tried in */
	int again;                              /* times that it was tried anew there */
	const char *first_name;                 /* with what stands in for the ports that its prefix names */
	struct calagopus_pairs filled;          /* the spec's variables and the placement's */
	struct calagopus_new_server asked;
};

/* Name, external id and mark: all that is known before anything was asked. */
bool calagopus_order_name(struct calagopus_provision *provision, struct calagopus_order *order, const struct calagopus_ref *ref, struct calagopus_error *error);
/* Makes the questions without asking them, CALAGOPUS_ORDER_QUESTIONS; false without memory. */
#define CALAGOPUS_ORDER_QUESTIONS 3
bool calagopus_order_questions(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_step **steps);
/* What must be right before anything is made or removed: egg, variables, image, start command. */
bool calagopus_order_egg(struct calagopus_order *order, struct calagopus_error *error);
/* … and where: a free port on the node, or the locations. `stale`: the list of ports is older than one that was set free. */
bool calagopus_order_place(struct calagopus_provision *provision, struct calagopus_order *order, bool stale, struct calagopus_error *error);
/* On a node: the ports of the next creation, and what is filled in with them. */
bool calagopus_order_ports(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_error *error);
/* A deployment: what it says of ports, and what stands in for those until they are known. */
bool calagopus_order_deploy(struct calagopus_provision *provision, struct calagopus_order *order, struct calagopus_error *error);
/* After a deployment that found no ports: whether another one may find some. */
bool calagopus_order_next_range(struct calagopus_order *order);
/* How many ports the server has without its extra ones: those of the placement, or those of the egg's configuration where they count and are more. */
int64_t calagopus_order_base(const struct calagopus_order *order);
/* The rest, for this owner. */
void calagopus_order_fill(struct calagopus_order *order, const char *owner_uuid);
/* Is it what was asked for? The node and the port of a deployment are the panel's own choice. Otherwise NOT_APPLIED, a field each. */
bool calagopus_order_held(struct calagopus_provision *provision, const struct calagopus_order *order, const struct calagopus_server *server, struct calagopus_notes *notes, struct calagopus_error *error);

#endif
