/*
 * Speaks with the node of one server by its own socket: one tab of a browser holds it, the others listen. The token comes by POST, stays in the
 * variables of this file, and goes to the node alone. Without Web Locks and BroadcastChannel, or once it failed, there is no socket in this session,
 * and the page goes on asking WHMCS.
 */
(function () {
    'use strict';

    var HIDDEN = 60000;      // a tab that nobody sees for so long lets the socket go
    var CONNECTING = 10000;  // the node's answer, and its word that the token counts
    var BEAT = 20000;        // the holder tells the others that it is there …
    var SILENCE = 45000;     // … and whoever hears nothing for so long is alone
    var JITTER = 20000;      // tokens end for all pages at once where a node starts anew
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

    /** The way to the node; null: there is none; undefined: perhaps later. */
    function ask(root) {
        return post(root, root.getAttribute('data-calagopus-socket')).then(function (response) {
            var type = response.headers.get('Content-Type') || '';
            if (response.status >= 500 || response.status === 429) {
                return undefined;
            }
            return response.status === 200 && type.indexOf('application/json') === 0 ? response.json() : null;
        }).then(function (answer) {
            if (answer === undefined || (answer && answer.again === true)) {
                return undefined;
            }
            var way = answer && answer.socket;
            return way && typeof way.token === 'string' && isSocket(way.url) ? way : null;
        }).catch(function () {
            return undefined;
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

    function rememberFailure(name) {
        try {
            sessionStorage.setItem(name, 'failed');
        } catch (refused) {
            return; // then it is known as long as the page is open
        }
    }

    /**
     * `on` has live(isLive), event(name, arguments) and over(); `wantsLogs`: the first lines of the console too.
     */
    function Line(root, on, wantsLogs) {
        this.root = root;
        this.on = on;
        this.wantsLogs = wantsLogs;
        this.name = 'calagopus-socket-' + root.getAttribute('data-calagopus-service');
        this.isLive = false;
        this.isOver = failedBefore(this.name);
        this.socket = null;
        this.url = '';
        this.may = [];
        this.mayType = false;
        this.isKnown = false;
        this.renewal = null;
        this.losses = 0;
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
        this.setLive(false);
        if (this.release) {
            this.tell({ kind: 'gone' });
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
            this.end(false);
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

    Line.prototype.open = function () {
        var line = this;
        ask(this.root).then(function (way) {
            if (!line.release) {
                return;
            }
            if (!way) {
                line.end(true);
                return;
            }
            line.connect(way);
        });
    };

    Line.prototype.connect = function (way) {
        var line = this;
        var socket;
        try {
            socket = new WebSocket(way.url);
        } catch (refused) {
            this.end(true);
            return;
        }
        this.socket = socket;
        this.url = way.url;
        this.mayType = way.type === true;
        this.later('connecting', function () {
            line.end(true);
        }, CONNECTING);
        socket.onopen = function () {
            line.authenticate(way.token);
        };
        socket.onmessage = function (message) {
            line.take(message.data);
        };
        socket.onclose = function () {
            if (line.socket === socket) {
                line.lost();
            }
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

    Line.prototype.logs = function () {
        this.tell({ kind: 'event', name: 'clear', args: [] });
        this.on.event('clear', []);
        this.give('send logs', []);
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
        if (name === 'auth success') {
            this.begin(args);
        } else if (name === 'token expiring') {
            this.renew(JITTER);
        } else if (name === 'token expired' || name === 'jwt error') {
            this.renew(this.isKnown ? 5000 : 0);
        } else if (this.isKnown && name !== '') {
            this.tell({ kind: 'event', name: name, args: args });
            this.on.event(name, args);
        }
    };

    Line.prototype.begin = function (may) {
        var isFirst = !this.isKnown;
        this.never('connecting');
        this.isKnown = true;
        this.renewal = null;
        this.refused = 0;
        this.may = may;
        this.tellState();
        this.setLive(true);
        this.on.event('auth success', may);
        if (isFirst) {
            this.beat();
            this.give('send stats', []);
            this.logs();
        }
    };

    /** A new token, once: its jitter keeps the pages of a node apart. */
    Line.prototype.renew = function (jitter) {
        var line = this;
        if (this.renewal) {
            return;
        }
        this.refused = (this.refused || 0) + 1;
        if (this.refused > MOST_LOSSES) {
            this.end(true);
            return;
        }
        var renewal = this.renewal = {};
        this.later('renewal', function () {
            ask(line.root).then(function (way) {
                if (line.renewal !== renewal || !line.release) {
                    return;
                }
                line.renewal = null;
                if (way && way.url === line.url) {
                    line.mayType = way.type === true;
                    line.authenticate(way.token);
                } else if (way !== undefined) {
                    line.end(true); // undefined: the node says again that the token ends
                }
            });
        }, Math.random() * jitter);
    };

    /** A connection that was good is made once more, after a while; one that never was is not. */
    Line.prototype.lost = function () {
        var line = this;
        var wasKnown = this.isKnown;
        this.close();
        this.setLive(false);
        this.tell({ kind: 'gone' });
        if (!wasKnown || ++this.losses > MOST_LOSSES) {
            this.end(true);
            return;
        }
        this.later('again', function () {
            if (line.release) {
                line.open();
            }
        }, Math.random() * JITTER);
    };

    Line.prototype.close = function () {
        var socket = this.socket;
        ['connecting', 'renewal', 'again', 'beat', 'silence'].forEach(this.never, this);
        this.socket = null;
        this.renewal = null;
        this.isKnown = false;
        if (socket) {
            socket.onopen = socket.onmessage = socket.onclose = null;
            socket.close();
        }
    };

    /** There is no socket any more in this session; the other tabs are told, so that they do not try either. */
    Line.prototype.end = function (isFirst) {
        if (this.isOver) {
            return;
        }
        this.isOver = true;
        rememberFailure(this.name);
        if (isFirst) {
            this.tell({ kind: 'failed' });
        }
        this.leave();
        this.on.over();
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
