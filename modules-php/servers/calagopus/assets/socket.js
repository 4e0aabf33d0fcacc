/*
 * Speaks with the node of one server by its own socket: one tab of a browser holds it, the others listen. The token comes by POST, stays in the
 * variables of this file, and goes to the node alone. Without Web Locks and BroadcastChannel, or once it failed, there is no socket in this session,
 * and the page goes on asking WHMCS. It failed where WHMCS says that there is none, where the node never let the page in, and where a connection that
 * was good broke and could not be made anew; a panel, a network or a session of WHMCS that is away for a while is no failure.
 */
(function () {
    'use strict';

    var HIDDEN = 60000;      // a tab that nobody sees for so long lets the socket go
    var CONNECTING = 10000;  // the node's answer, and its word that the token counts
    var BEAT = 20000;        // the holder tells the others that it is there …
    var SILENCE = 45000;     // … and whoever hears nothing for so long is alone
    var QUIET = 30000;       // a node that says nothing for so long is asked …
    var ANSWER = 12000;      // … and is not there any more where it says nothing then either
    var JITTER = 20000;      // tokens end for all pages at once where a node starts anew
    var LATER = 30000;       // what WHMCS cannot give now it is asked for again: after so long, then twice that …
    var LATEST = 960000;     // … up to this
    var AGAIN = 30000;       // each connection that is made anew waits for so much more than the one before
    var MOST_LOSSES = 3;
    var MOST_MESSAGE = 4194304;

    function post(root, name) {
        var body = new URLSearchParams();
        body.set('token', root.getAttribute('data-calagopus-token'));
        body.set('id', root.getAttribute('data-calagopus-service'));
        body.set('modop', 'custom');
        body.set('a', name);
        return fetch('clientarea.php?action=productdetails', {
            method: 'POST', body: body, credentials: 'same-origin', redirect: 'manual', cache: 'no-store', headers: { Accept: 'application/json' }
        });
    }

    /**
     * The way to the node. In its place: 'later', perhaps; 'none', there is no way; 'over', this page is not the customer's any more as it stands
     * (he is logged out, the server has gone), which the page finds out by itself.
     */
    function ask(root) {
        return post(root, root.getAttribute('data-calagopus-socket')).then(function (response) {
            var type = response.headers.get('Content-Type') || '';
            if (response.status >= 500 || response.status === 429) {
                return { reload: false, again: true };
            }
            return response.status === 200 && type.indexOf('application/json') === 0 ? response.json() : null;
        }).catch(function (problem) {
            return problem instanceof SyntaxError ? null : { reload: false, again: true };
        }).then(function (answer) {
            if (answer === null || typeof answer !== 'object' || answer.reload !== false) {
                return 'over';
            }
            var way = answer.socket;
            return answer.again === true ? 'later' : (way && typeof way.token === 'string' && isSocket(way.url) ? way : 'none');
        });
    }

    function isSocket(url) {
        return typeof url === 'string' && (/^wss:\/\//.test(url) || (location.protocol === 'http:' && /^ws:\/\//.test(url)));
    }

    function failedBefore(name) {
        try {
            return sessionStorage.getItem(name) === 'failed';
        } catch (refused) {
            return false;
        }
    }

    function remember(name, hasFailed) {
        try {
            if (hasFailed) {
                sessionStorage.setItem(name, 'failed');
            } else {
                sessionStorage.removeItem(name);
            }
        } catch (refused) {
            return; // then it is known as long as the page is open
        }
    }

    /**
     * `on` has live(isLive), event(name, arguments), over(), and where it likes later(). `wantsLogs`: the first lines of the console too, which
     * somebody opened by a press: it tries once each time, also where it failed before.
     */
    function Line(root, on, wantsLogs) {
        this.root = root;
        this.on = on;
        this.wantsLogs = wantsLogs;
        this.name = 'calagopus-socket-' + root.getAttribute('data-calagopus-service');
        this.isLive = false;
        this.isOver = !wantsLogs && failedBefore(this.name);
        this.socket = null;
        this.turn = 0;           // one from a connection to the next
        this.url = '';
        this.may = [];
        this.mayType = false;
        this.isKnown = false;    // the node takes the token
        this.wasGood = false;    // it took one before, of this tab or another
        this.isRenewing = false;
        this.refused = 0;
        this.losses = 0;
        this.patience = LATER;
        this.state = '';         // the server's, as far as this connection told it
        this.clears = false;     // the next line is the first of those that the node has kept
        this.release = null;
        this.waiting = null;
        this.timers = {};
    }

    Line.prototype.later = function (name, work, ms) {
        this.never(name);
        this.timers[name] = setTimeout(work, ms);
    };

    Line.prototype.never = function (name) {
        clearTimeout(this.timers[name]);
        delete this.timers[name];
    };

    Line.prototype.setLive = function (isLive) {
        if (this.isLive !== isLive) {
            this.isLive = isLive;
            this.on.live(isLive);
        }
    };

    /* ---- The tabs ---- */

    Line.prototype.start = function () {
        var line = this;
        if (this.isOver || !navigator.locks || !window.BroadcastChannel || !window.WebSocket || !window.AbortController) {
            this.on.over();
            return;
        }
        this.channel = new BroadcastChannel(this.name);
        this.channel.onmessage = function (message) {
            line.hear(message.data || {});
        };
        document.addEventListener('visibilitychange', function () {
            line.look();
        });
        window.addEventListener('pagehide', function () {
            line.leave();
        });
        this.channel.postMessage({ kind: 'hello', logs: this.wantsLogs });
        this.look();
    };

    Line.prototype.look = function () {
        var line = this;
        if (this.isOver) {
            return;
        }
        if (document.hidden) {
            if (this.waiting) {
                this.waiting.abort();
            }
            this.later('hidden', function () {
                line.leave();
            }, HIDDEN);
            return;
        }
        this.never('hidden');
        this.queue();
    };

    /** Waits until no other tab holds the socket, and holds it then until it is let go. */
    Line.prototype.queue = function () {
        var line = this;
        if (this.release || this.waiting) {
            return;
        }
        var waiting = this.waiting = new AbortController();
        navigator.locks.request(this.name, { signal: waiting.signal }, function () {
            line.waiting = null;
            if (line.isOver || document.hidden) {
                return null;
            }
            return new Promise(function (release) {
                line.release = release;
                line.open();
            });
        }).catch(function () {
            if (line.waiting === waiting) {
                line.waiting = null; // the tab was hidden before its turn came
            }
        });
    };

    Line.prototype.leave = function () {
        this.close();
        if (this.release) {
            this.release();
            this.release = null;
        }
    };

    Line.prototype.tell = function (message) {
        if (this.channel) {
            this.channel.postMessage(message);
        }
    };

    /** What another tab of this browser says. */
    Line.prototype.hear = function (message) {
        var line = this;
        if (message.kind === 'failed') {
            this.end();
        } else if (this.release) {
            this.serve(message);
        } else if (message.kind === 'gone') {
            this.never('silence');
            this.setLive(false);
        } else if (message.kind === 'state' || message.kind === 'beat' || message.kind === 'event') {
            this.later('silence', function () {
                line.setLive(false);
            }, SILENCE);
            if (message.kind === 'state') {
                this.wasGood = true;
                this.may = Array.isArray(message.may) ? message.may : [];
                this.mayType = message.mayType === true;
                this.setLive(true);
                this.on.event('auth success', this.may);
            } else if (message.kind === 'event') {
                this.setLive(true);
                this.on.event(String(message.name), Array.isArray(message.args) ? message.args : []);
            }
        }
    };

    /** What a tab that listens asks of the one that holds. */
    Line.prototype.serve = function (message) {
        if (!this.isKnown) {
            return;
        }
        if (message.kind === 'hello') {
            this.tellState();
            this.give('send stats', []);
            if (message.logs === true) {
                this.logs();
            }
        } else if (message.kind === 'command' && typeof message.command === 'string') {
            this.command(message.command);
        }
    };

    Line.prototype.tellState = function () {
        this.tell({ kind: 'state', may: this.may, mayType: this.mayType });
    };

    Line.prototype.beat = function () {
        var line = this;
        this.later('beat', function () {
            line.tell({ kind: 'beat' });
            line.beat();
        }, BEAT);
    };

    /* ---- The socket ---- */

    /** Asks for the way, and hands it on; later once more where that may help. */
    Line.prototype.seek = function (timer, go) {
        var line = this;
        var turn = this.turn;
        ask(this.root).then(function (way) {
            if (line.turn !== turn || !line.release) {
                return;
            }
            if (way === 'later') {
                line.never('connecting');
                line.later(timer, function () {
                    line.seek(timer, go);
                }, line.patience + Math.random() * JITTER);
                line.patience = Math.min(line.patience * 2, LATEST);
                if (line.on.later) {
                    line.on.later();
                }
            } else if (way === 'over') {
                line.stop();
            } else if (way === 'none') {
                line.end();
            } else {
                go(way);
            }
        });
    };

    Line.prototype.open = function () {
        var line = this;
        this.seek('again', function (way) {
            line.connect(way);
        });
    };

    Line.prototype.connect = function (way) {
        var line = this;
        var socket;
        try {
            socket = new WebSocket(way.url);
        } catch (refused) {
            this.end();
            return;
        }
        this.socket = socket;
        this.url = way.url;
        this.mayType = way.type === true;
        this.later('connecting', function () {
            line.lost();
        }, CONNECTING);
        socket.onopen = function () {
            line.authenticate(way.token);
        };
        socket.onmessage = function (message) {
            line.take(message.data);
        };
        socket.onclose = function () {
            line.lost();
        };
    };

    Line.prototype.authenticate = function (token) {
        this.give('auth', [token]);
    };

    Line.prototype.give = function (name, args) {
        if (this.socket && this.socket.readyState === 1) {
            this.socket.send(JSON.stringify({ event: name, args: args }));
        }
    };

    /** What the node has kept. It tells none of a server that is off, so what stands there stays until a line comes. */
    Line.prototype.logs = function () {
        this.clears = true;
        this.give('send logs', []);
    };

    /** A node without power, or behind a firewall, closes nothing. */
    Line.prototype.watch = function () {
        var line = this;
        this.later('watch', function () {
            line.give('send stats', []);
            line.later('watch', function () {
                line.lost();
            }, ANSWER);
        }, QUIET);
    };

    Line.prototype.take = function (data) {
        var message;
        if (typeof data !== 'string' || data.length > MOST_MESSAGE) {
            return;
        }
        try {
            message = JSON.parse(data);
        } catch (broken) {
            return;
        }
        var name = message && typeof message.event === 'string' ? message.event : '';
        var args = message && Array.isArray(message.args) ? message.args.filter(function (one) {
            return typeof one === 'string';
        }) : [];
        if (this.isKnown) {
            this.watch();
        }
        if (name === 'auth success') {
            this.begin(args);
        } else if (name === 'token expiring') {
            this.renew(JITTER);
        } else if (name === 'token expired' || name === 'jwt error') {
            var jitter = this.isKnown ? 5000 : 0;
            this.pause();
            this.renew(jitter);
        } else if (this.isKnown && name !== '') {
            this.pass(name, args);
        }
    };

    /** What the node said, to all tabs. */
    Line.prototype.pass = function (name, args) {
        if (name === 'status') {
            this.clears = this.clears && (this.state !== 'offline' || args[0] === 'offline'); // it starts: its lines are new ones
            this.state = args[0];
        } else if (name === 'console output' && this.clears) {
            this.clears = false;
            this.pass('clear', []);
        }
        this.tell({ kind: 'event', name: name, args: args });
        this.on.event(name, args);
    };

    Line.prototype.begin = function (may) {
        var isFirst = !this.isKnown;
        this.never('connecting');
        this.isKnown = this.wasGood = true;
        this.refused = 0;
        this.patience = LATER;
        this.may = may;
        this.tellState();
        this.setLive(true);
        this.on.event('auth success', may);
        this.watch();
        if (isFirst) {
            remember(this.name, false);
            this.beat();
            this.give('send stats', []);
            this.logs();
        } else {
            this.losses = 0; // it held for as long as a token counts
        }
    };

    /** Nothing comes any more until the node takes a token: the pages ask WHMCS meanwhile. */
    Line.prototype.pause = function () {
        ['beat', 'watch', 'silence'].forEach(this.never, this);
        this.isKnown = this.clears = false;
        this.state = '';
        this.setLive(false);
        if (this.release) {
            this.tell({ kind: 'gone' });
        }
    };

    /** A new token, once: its jitter keeps the pages of a node apart. */
    Line.prototype.renew = function (jitter) {
        var line = this;
        if (this.isRenewing) {
            return;
        }
        if (this.refused >= MOST_LOSSES) {
            this.end();
            return;
        }
        this.isRenewing = true;
        this.later('renewal', function () {
            line.seek('renewal', function (way) {
                if (way.url !== line.url) {
                    line.stop(); // it stands at another node now, and this page knows the one before
                    return;
                }
                line.isRenewing = false;
                line.refused++;
                line.mayType = way.type === true;
                line.authenticate(way.token);
            });
        }, Math.random() * jitter);
    };

    /** A connection that was good before is made anew, some times and each after a longer while; one that never was is not. */
    Line.prototype.lost = function () {
        var line = this;
        this.close();
        if (!this.wasGood || this.losses >= MOST_LOSSES) {
            this.end();
            return;
        }
        this.later('again', function () {
            line.open();
        }, this.losses * AGAIN + Math.random() * JITTER);
        this.losses++;
    };

    Line.prototype.close = function () {
        var socket = this.socket;
        ['connecting', 'renewal', 'again'].forEach(this.never, this);
        this.socket = null;
        this.turn++;
        this.isRenewing = false;
        this.pause();
        if (socket) {
            socket.onopen = socket.onmessage = socket.onclose = null;
            socket.close();
        }
    };

    /** No socket any more on this page. */
    Line.prototype.stop = function () {
        this.isOver = true;
        this.leave();
        this.on.over();
    };

    /** Nor in this session: the other tabs are told, so that they do not try either. */
    Line.prototype.end = function () {
        if (this.isOver) {
            return;
        }
        remember(this.name, true);
        if (this.release) {
            this.tell({ kind: 'failed' });
        }
        this.stop();
    };

    /* ---- For the pages ---- */

    Line.prototype.canType = function () {
        return this.isLive && this.mayType && (this.may.indexOf('control.console') >= 0 || this.may.indexOf('*') >= 0);
    };

    Line.prototype.command = function (text) {
        if (!this.release) {
            this.tell({ kind: 'command', command: text });
        } else if (this.canType()) {
            this.give('send command', [text.slice(0, 1000)]);
        }
    };

    window.calagopusLine = function (root, on, wantsLogs) {
        var line = new Line(root, on, wantsLogs);
        return {
            start: function () {
                line.start();
            },
            canType: function () {
                return line.canType();
            },
            command: function (text) {
                line.command(text);
            }
        };
    };
}());
