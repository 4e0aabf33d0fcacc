/*
 * Keeps the page of a service up to date: asks for figures every 15 seconds at the fastest, less often while nothing changes, never while the
 * tab is hidden; and copies an address at one click. Whatever comes in the place of figures (a login page, an error about a token) means that
 * the page has to be loaded again; a panel that is down means that the last figures stay, with their age. Where the server's node is spoken with
 * directly (socket.js), nothing is asked as long as that lasts.
 */
(function () {
    'use strict';

    var FASTEST = 15000;
    var SLOWEST = 60000;
    var GROWTH = 1.25;
    var METERS = ['cpu', 'memory', 'disk'];

    function all(root, selector) {
        return Array.prototype.slice.call(root.querySelectorAll(selector));
    }

    function setText(root, name, text) {
        all(root, '[data-calagopus-text="' + name + '"]').forEach(function (place) {
            if (place.textContent !== text) {
                place.textContent = text;
            }
        });
    }

    /* ---- Copying ---- */

    /* What a screen reader is told, and nobody sees. */
    function spoken(root) {
        var place = document.createElement('p');
        place.className = 'calagopus-spoken';
        place.setAttribute('role', 'status');
        return root.appendChild(place);
    }

    /* The text of a button; one that a theme left empty gets one. */
    function labelOf(button) {
        var last = button.lastChild;
        return last && last.nodeType === 3 ? last : button.appendChild(document.createTextNode(''));
    }

    function offerCopies(root) {
        if (!navigator.clipboard || !navigator.clipboard.writeText) {
            return;
        }
        var voice = spoken(root);
        all(root, '[data-calagopus-copy]').forEach(function (button) {
            var label = labelOf(button);
            var before = label.textContent;
            var name = button.getAttribute('aria-label');
            button.hidden = false;
            button.addEventListener('click', function () {
                navigator.clipboard.writeText(button.getAttribute('data-calagopus-copy')).then(function () {
                    var copied = root.getAttribute('data-calagopus-copied') || before;
                    label.textContent = ' ' + copied;
                    voice.textContent = copied + ': ' + button.getAttribute('data-calagopus-copy');
                    button.setAttribute('aria-label', voice.textContent);
                    setTimeout(function () {
                        label.textContent = before;
                        voice.textContent = '';
                        button.setAttribute('aria-label', name);
                    }, 3000);
                }, function () {
                    button.hidden = true; // the text beside it can be marked and copied
                });
            });
        });
    }

    /* ---- Showing ---- */

    function isText(value) {
        return typeof value === 'string';
    }

    function wasIdle(root) {
        return root.hasAttribute('data-calagopus-idle');
    }

    function showState(root, answer) {
        var place = root.querySelector('[data-calagopus-state]');
        if (place && isText(answer.state)) {
            if (place.textContent !== answer.state) {
                place.textContent = answer.state;
            }
            if (/^[a-z]+$/.test(answer.colour)) {
                place.className = 'calagopus-state calagopus-state-' + answer.colour;
            }
        }
        /* Of a server that was idle when the page was opened the page knows more: that its files are another egg's. */
        if (isText(answer.advice)) {
            setText(root, 'advice', answer.advice === '' && wasIdle(root) ? root.getAttribute('data-calagopus-advice') || '' : answer.advice);
        }
    }

    function showFigures(root, answer) {
        METERS.forEach(function (name) {
            var figure = (answer.meters || {})[name] || {};
            var meter = root.querySelector('[data-calagopus-meter="' + name + '"]');
            if (isText(figure.text)) {
                setText(root, name, figure.text);
            }
            if (meter) {
                meter.hidden = typeof figure.percent !== 'number'; // there is nothing to measure, or against which
            }
            if (meter && !meter.hidden) {
                meter.value = figure.percent;
                meter.textContent = figure.percent + ' %';
            }
        });
        setText(root, 'network', isText(answer.network) && answer.network !== '' ? answer.network : '–');
        setText(root, 'uptime', isText(answer.uptime) && answer.uptime !== '' ? answer.uptime : '–');
    }

    /* Whether the page was opened while the server stood at another place: addresses and more of the page are that one's. */
    function isElsewhere(root, answer) {
        var here = root.getAttribute('data-calagopus-place') || '';
        return here !== '' && isText(answer.place) && answer.place !== '' && answer.place !== here;
    }

    function showPower(root, actions) {
        if (!Array.isArray(actions)) {
            return;
        }
        all(root, '[data-calagopus-action]').forEach(function (form) {
            var hide = actions.indexOf(form.getAttribute('data-calagopus-action')) < 0;
            /* what somebody is about to use stays until he has left it */
            if (form.hidden !== hide && !(hide && form.contains(document.activeElement))) {
                form.hidden = hide;
            }
        });
    }

    /* ---- Asking ---- */

    function Watch(root) {
        this.root = root;
        this.delay = FASTEST;
        this.asked = Date.now();
        this.figuresAt = Date.now() - 1000 * (Number(root.getAttribute('data-calagopus-age')) || 0);
        this.timer = null;
        this.isAsking = false;
        this.isOver = false;
        this.isLive = false;
        this.state = (root.querySelector('[data-calagopus-state]') || {}).textContent;
        root.setAttribute('data-calagopus-advice', (root.querySelector('[data-calagopus-text="advice"]') || {}).textContent || '');
    }

    Watch.prototype.plan = function () {
        var watch = this;
        clearTimeout(this.timer);
        this.timer = null;
        if (this.isOver || this.isAsking || this.isLive || document.hidden) {
            return;
        }
        /* no two pages of a host in step for long; never sooner than the fastest */
        var wait = Math.max(this.delay * (1 + Math.random() * 0.1) - (Date.now() - this.asked), 0);
        this.timer = setTimeout(function () {
            watch.ask();
        }, wait);
    };

    Watch.prototype.ask = function () {
        var watch = this;
        var root = this.root;
        if (this.isOver || this.isAsking || this.isLive || document.hidden) {
            return;
        }
        this.isAsking = true;
        this.asked = Date.now();
        var body = new URLSearchParams();
        body.set('token', root.getAttribute('data-calagopus-token'));
        body.set('id', root.getAttribute('data-calagopus-service'));
        body.set('modop', 'custom');
        body.set('a', root.getAttribute('data-calagopus-function'));
        fetch('clientarea.php?action=productdetails', {
            method: 'POST', body: body, credentials: 'same-origin', redirect: 'manual', cache: 'no-store', headers: { Accept: 'application/json' }
        }).then(function (response) {
            if (response.status >= 500 || response.status === 429) {
                throw new Error('down');
            }
            var type = response.headers.get('Content-Type') || '';
            if (response.type === 'opaqueredirect' || response.status !== 200 || type.indexOf('application/json') !== 0) {
                return null;
            }
            return response.json().catch(function () {
                return null;
            });
        }).then(function (answer) {
            watch.take(answer);
        }, function () {
            watch.fail('');
        }).catch(function () {
            watch.end(); // a page that cannot show what it is told
        }).then(function () {
            watch.isAsking = false;
            watch.plan();
        });
    };

    Watch.prototype.take = function (answer) {
        if (answer === null || typeof answer !== 'object' || answer.reload !== false) {
            this.end();
        } else if (isText(answer.problem)) {
            this.fail(answer.problem);
        } else {
            this.figuresAt = Date.now() - 1000 * (Number(answer.age) || 0);
            this.delay = answer.state === this.state ? Math.min(this.delay * GROWTH, SLOWEST) : FASTEST;
            this.state = answer.state;
            setText(this.root, 'problem', '');
            showState(this.root, answer);
            showFigures(this.root, answer);
            showPower(this.root, answer.power);
            if (isElsewhere(this.root, answer) || (!wasIdle(this.root) && Array.isArray(answer.power) && answer.power.length > 0)) {
                this.end(); // it has other addresses, or buttons that this page lacks
            }
        }
    };

    /* The figures that are there stay, and how old they are is said. */
    Watch.prototype.fail = function (problem) {
        var seconds = Math.round((Date.now() - this.figuresAt) / 1000);
        var words = this.root.getAttribute(seconds < 120 ? 'data-calagopus-seconds' : 'data-calagopus-minutes') || '';
        this.delay = Math.min(this.delay * 2, SLOWEST);
        setText(this.root, 'problem', (problem + ' ' + words.replace(':n', String(seconds < 120 ? seconds : Math.round(seconds / 60))) + '.').trim());
    };

    Watch.prototype.end = function () {
        this.isOver = true;
        all(this.root, '[data-calagopus-reload]').forEach(function (notice) {
            notice.hidden = false;
        });
    };

    /* ---- By the node's socket ---- */

    function isFigure(value) {
        return typeof value === 'number' && isFinite(value) && value >= 0;
    }

    /* Figures that the node tells, in the words that WHMCS gave for them. */
    function Teller(words) {
        this.words = words;
    }

    Teller.prototype.number = function (value) {
        var parts = value.toFixed(2).replace(/\.?0+$/, '').split('.');
        return parts[0].replace(/\B(?=(\d{3})+$)/g, this.words.thousands) + (parts.length > 1 ? this.words.point + parts[1] : '');
    };

    Teller.prototype.bytes = function (bytes) {
        var unit = 0;
        for (; bytes >= 1024 && unit < this.words.units.length - 1; unit++) {
            bytes /= 1024;
        }
        return this.number(bytes >= 100 ? Math.round(bytes) : (bytes >= 10 ? Math.round(bytes * 10) / 10 : bytes)) + ' ' + this.words.units[unit];
    };

    Teller.prototype.percent = function (value) {
        return this.number(Math.round(value * 10) / 10) + ' %';
    };

    Teller.prototype.fill = function (text, words) {
        return text.replace(/:(\w+)/g, function (mark, name) {
            return Object.prototype.hasOwnProperty.call(words, name) ? words[name] : mark;
        });
    };

    Teller.prototype.span = function (seconds) {
        seconds = Math.floor(seconds);
        var days = Math.floor(seconds / 86400);
        var hours = Math.floor(seconds % 86400 / 3600);
        var minutes = Math.floor(seconds % 3600 / 60);
        var unit = days > 0 ? 'days' : (hours > 0 ? 'hours' : (minutes > 0 ? 'minutes' : 'seconds'));
        return this.fill(this.words.spans[unit], { days: days, hours: hours, minutes: minutes, seconds: seconds });
    };

    Teller.prototype.meter = function (name, used, word) {
        var limit = this.words.limits[name];
        if (!isFigure(used)) {
            return { text: limit.text };
        }
        return {
            text: this.fill(limit.most > 0 ? this.words.of : this.words.used, { used: word.call(this, used), limit: limit.text }),
            percent: limit.most > 0 ? Math.round(Math.min(used / limit.most * 100, 100)) : null
        };
    };

    Teller.prototype.answer = function (stats) {
        var state = String(stats.state || '').toLowerCase();
        var network = stats.network || {};
        var isCounted = isFigure(network.rx_bytes) && isFigure(network.tx_bytes);
        return {
            meters: {
                cpu: this.meter('cpu', stats.cpu_absolute, this.percent), memory: this.meter('memory', stats.memory_bytes, this.bytes),
                disk: this.meter('disk', stats.disk_bytes, this.bytes)
            },
            network: isCounted ? this.fill(this.words.network, { in: this.bytes(network.rx_bytes), out: this.bytes(network.tx_bytes) }) : '',
            uptime: isFigure(stats.uptime) && stats.uptime > 0 && state !== 'offline' ? this.span(stats.uptime / 1000) : ''
        };
    };

    Watch.prototype.showState = function (state) {
        var words = this.teller.words;
        state = String(state || '').toLowerCase();
        if (Object.prototype.hasOwnProperty.call(words.states, state)) {
            this.state = words.states[state];
            showState(this.root, { state: words.states[state], colour: words.colours[state], advice: '' });
            showPower(this.root, words.power[state]);
        }
    };

    Watch.prototype.hear = function (name, args) {
        var stats;
        if (name === 'status') {
            this.showState(args[0]);
        } else if (name === 'stats') {
            try {
                stats = JSON.parse(args[0]);
            } catch (broken) {
                return;
            }
            if (stats !== null && typeof stats === 'object') {
                this.figuresAt = Date.now();
                setText(this.root, 'problem', '');
                showFigures(this.root, this.teller.answer(stats));
                this.showState(stats.state);
            }
        } else if (name === 'install started' || name === 'transfer status') {
            this.end(); // what the page offers is not what there is any more
        }
    };

    Watch.prototype.listen = function () {
        var watch = this;
        this.teller = new Teller(JSON.parse(this.root.getAttribute('data-calagopus-words')));
        window.calagopusLine(this.root, {
            live: function (isLive) {
                watch.isLive = isLive;
                watch.delay = FASTEST;
                if (!isLive) {
                    watch.asked = Date.now() + Math.random() * FASTEST; // a node that starts anew is lost to all of its pages at once
                }
                watch.plan();
            },
            event: function (name, args) {
                watch.hear(name, args);
            },
            over: function () {
                watch.isLive = false;
                watch.plan();
            }
        }, false).start();
    };

    Watch.prototype.start = function () {
        var watch = this;
        document.addEventListener('visibilitychange', function () {
            watch.delay = FASTEST;
            watch.plan();
        });
        this.plan();
        if (this.root.getAttribute('data-calagopus-socket') && this.root.getAttribute('data-calagopus-words') && window.calagopusLine) {
            this.listen();
        }
    };

    function begin() {
        all(document, '#calagopus-overview').forEach(function (root) {
            offerCopies(root);
            if (root.getAttribute('data-calagopus-function') && window.fetch && window.URLSearchParams) {
                new Watch(root).start();
            }
        });
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', begin);
    } else {
        begin();
    }
}());
