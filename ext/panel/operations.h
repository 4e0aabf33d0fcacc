/* What may be asked of a panel, in one table: the enum, what a driver cannot get wrong about an operation, and what is kept or dropped of it. */
#ifndef CALAGOPUS_PANEL_OPERATIONS_H
#define CALAGOPUS_PANEL_OPERATIONS_H

#include <stdbool.h>

/* X(NAME, ARRIVAL, EFFECT, SUBJECT, ANSWER)
 *
 * ARRIVAL  ONCE: must not arrive twice, whatever a driver words it as. AGAIN: a second arrival does no harm.
 * EFFECT   READS or CHANGES.
 * SUBJECT  what `id` names: NONE, SERVER, EXTERNAL (the id of ours that a server or an owner bears), OWNER, NODE, EGG (id: its nest, second: the egg),
 *          ACCOUNT (the username of a web-hosting account).
 * ANSWER   what `result` is: a struct calagopus_<answer>, except TEXT (a char[]), NAMED (a named_list) and NOTHING (NULL).
 *
 * A comment says what else goes in. A new operation is a line here; panel.c gives each its ONCE, cache.c keeps and drops by the rest. */
#define CALAGOPUS_OPERATIONS(X) \
	X(TEST, AGAIN, READS, NONE, PANEL_INFO) /* is this such a panel? Calagopus answers without looking at the key: ask ACCOUNT_OF_KEY too */ \
	X(ACCOUNT_OF_KEY, AGAIN, READS, NONE, PANEL_INFO) \
	X(SERVER_GET, AGAIN, READS, SERVER, SERVER) \
	X(SERVER_BY_EXTERNAL, AGAIN, READS, EXTERNAL, SERVER) \
	X(SERVER_LIST, AGAIN, READS, NONE, SERVER_PAGE)   /* page, text: name search or NULL */ \
	X(SERVER_CREATE, ONCE, CHANGES, NONE, SERVER)     /* input: new_server with a node */ \
	X(SERVER_DEPLOY, ONCE, CHANGES, NONE, SERVER)     /* input: new_server with locations */ \
	X(SERVER_UPDATE, AGAIN, CHANGES, SERVER, NOTHING) /* input: server_patch */ \
	X(SERVER_DELETE, AGAIN, CHANGES, SERVER, NOTHING) /* flag: force; backups are deleted too */ \
	X(SERVER_VARIABLES, AGAIN, READS, SERVER, VARIABLES) \
	X(SERVER_VARIABLES_SET, AGAIN, CHANGES, SERVER, NOTHING) /* input: pairs */ \
	X(SERVER_INSTALL_LOG, AGAIN, READS, SERVER, TEXT)        /* its end; OBJECT_NOT_FOUND: the node does not know the server */ \
	X(SERVER_CLEAR_STATE, ONCE, CHANGES, SERVER, NOTHING) \
	X(SERVER_ALLOCATIONS, AGAIN, READS, SERVER, ALLOCATION_PAGE)  /* page; the server's own (a new one may be there without being primary) */ \
	X(SERVER_ALLOCATION_ADD, ONCE, CHANGES, SERVER, ALLOCATION)   /* second: the node's allocation; the answer has the server's own id of it */ \
	X(SERVER_ALLOCATION_PRIMARY, AGAIN, CHANGES, SERVER, NOTHING) /* second: the server's allocation */ \
	X(SERVER_TRANSFER, ONCE, CHANGES, SERVER, NOTHING)            /* input: transfer; accepted, and goes on by itself */ \
	X(SERVER_BACKUPS, AGAIN, READS, SERVER, BACKUP_PAGE)          /* page */ \
	X(OWNER_GET, AGAIN, READS, OWNER, OWNER) \
	X(OWNER_BY_EXTERNAL, AGAIN, READS, EXTERNAL, OWNER) \
	X(OWNER_SEARCH, AGAIN, READS, NONE, OWNER_PAGE) /* text, page */ \
	X(OWNER_CREATE, ONCE, CHANGES, NONE, OWNER)     /* input: new_owner */ \
	X(OWNER_UPDATE, AGAIN, CHANGES, OWNER, NOTHING) /* input: owner_patch */ \
	X(OWNER_RESET_EMAIL, ONCE, CHANGES, OWNER, NOTHING) \
	X(OWNER_SERVERS, AGAIN, READS, OWNER, SERVER_PAGE)           /* page */ \
	X(OWNER_TICKET, ONCE, CHANGES, OWNER, TEXT)                  /* text: the secret of the panel's extension; the answer signs a browser in, once */ \
	X(OWNER_IDENTITY, AGAIN, CHANGES, OWNER, NOTHING)            /* second: an identity provider, text: the identity there; a second arrival is refused */ \
	X(IDENTITY_PROVIDER, AGAIN, READS, NONE, IDENTITY_PROVIDER)  /* id: its own */ \
	X(IDENTITY_OWNER, AGAIN, READS, NONE, OWNER)                 /* id: the provider, text: the identity there */ \
	X(NODE_ALLOCATIONS, AGAIN, READS, NODE, ALLOCATION_PAGE)     /* page; free ones */ \
	X(NODE_ALLOCATIONS_ALL, AGAIN, READS, NODE, ALLOCATION_PAGE) /* page; taken ones too */ \
	X(NODE_CAPACITY, AGAIN, READS, NODE, CAPACITY) \
	X(NODE_SERVERS, AGAIN, READS, NODE, SERVER_PAGE) /* page */ \
	X(NODE_USAGE, AGAIN, READS, NODE, USAGE_LIST) \
	X(EGG, AGAIN, READS, EGG, EGG) \
	X(EGG_VARIABLES, AGAIN, READS, EGG, VARIABLES) \
	X(EGG_CONFIGURATIONS, AGAIN, READS, NONE, EGG_CONFIGURATION_PAGE) /* page */ \
	X(EGGS, AGAIN, READS, NONE, NAMED)                                /* with their nests as parents */ \
	X(NODES, AGAIN, READS, NONE, NAMED)                               /* page */ \
	X(LOCATIONS, AGAIN, READS, NONE, NAMED)                           /* page */ \
	X(BACKUP_CONFIGURATIONS, AGAIN, READS, NONE, NAMED)               /* page */ \
	X(USAGE, AGAIN, READS, SERVER, USAGE)                             /* acting_user */ \
	X(POWER, ONCE, CHANGES, SERVER, NOTHING)                          /* acting_user, text: start|stop|restart|kill */ \
	X(REINSTALL, ONCE, CHANGES, SERVER, NOTHING)                      /* acting_user, flag: truncate */ \
	X(SOCKET, AGAIN, READS, SERVER, SOCKET)                           /* acting_user; a token is made each time, and nothing else */ \
	/* web hosting */ \
	X(ACCOUNT_CREATE, ONCE, CHANGES, NONE, ACCOUNT)      /* input: new_account */ \
	X(ACCOUNT_SUSPEND, AGAIN, CHANGES, ACCOUNT, NOTHING) /* text: reason or NULL */ \
	X(ACCOUNT_UNSUSPEND, AGAIN, CHANGES, ACCOUNT, NOTHING) \
	X(ACCOUNT_TERMINATE, ONCE, CHANGES, ACCOUNT, NOTHING) /* whether a lost one happened can be looked up */ \
	X(ACCOUNT_PASSWORD, AGAIN, CHANGES, ACCOUNT, NOTHING) /* text: password */ \
	X(ACCOUNT_PACKAGE, AGAIN, CHANGES, ACCOUNT, NOTHING)  /* text: package */ \
	X(ACCOUNT_USAGE, AGAIN, READS, ACCOUNT, ACCOUNT_USAGE) \
	X(PACKAGES, AGAIN, READS, NONE, PACKAGE_LIST)

#define CALAGOPUS_OPERATION_NAME(name, arrival, effect, subject, answer) CALAGOPUS_OP_##name,
enum calagopus_operation {
	CALAGOPUS_OPERATIONS(CALAGOPUS_OPERATION_NAME)
	CALAGOPUS_OP_COUNT
};
#undef CALAGOPUS_OPERATION_NAME

enum calagopus_operation_subject {
	CALAGOPUS_OF_NONE,
	CALAGOPUS_OF_SERVER,
	CALAGOPUS_OF_EXTERNAL,
	CALAGOPUS_OF_OWNER,
	CALAGOPUS_OF_NODE,
	CALAGOPUS_OF_EGG,
	CALAGOPUS_OF_ACCOUNT
};
enum calagopus_operation_answer {
	CALAGOPUS_GIVES_NOTHING,
	CALAGOPUS_GIVES_PANEL_INFO,
	CALAGOPUS_GIVES_SERVER,
	CALAGOPUS_GIVES_SERVER_PAGE,
	CALAGOPUS_GIVES_VARIABLES,
	CALAGOPUS_GIVES_TEXT,
	CALAGOPUS_GIVES_ALLOCATION,
	CALAGOPUS_GIVES_ALLOCATION_PAGE,
	CALAGOPUS_GIVES_BACKUP_PAGE,
	CALAGOPUS_GIVES_OWNER,
	CALAGOPUS_GIVES_OWNER_PAGE,
	CALAGOPUS_GIVES_CAPACITY,
	CALAGOPUS_GIVES_USAGE,
	CALAGOPUS_GIVES_USAGE_LIST,
	CALAGOPUS_GIVES_SOCKET,
	CALAGOPUS_GIVES_EGG,
	CALAGOPUS_GIVES_IDENTITY_PROVIDER,
	CALAGOPUS_GIVES_EGG_CONFIGURATION_PAGE,
	CALAGOPUS_GIVES_NAMED,
	CALAGOPUS_GIVES_ACCOUNT,
	CALAGOPUS_GIVES_ACCOUNT_USAGE,
	CALAGOPUS_GIVES_PACKAGE_LIST
};

struct calagopus_operation_traits {
	const char *name; /* "SERVER_GET" */
	bool once;        /* must not arrive twice */
	bool changes;     /* what is kept of its subject is no longer true */
	enum calagopus_operation_subject subject;
	enum calagopus_operation_answer answer;
};
/* Never NULL; of what is no operation: that it goes once and changes nothing that is known. */
const struct calagopus_operation_traits *calagopus_operation_traits(enum calagopus_operation operation);

#endif
