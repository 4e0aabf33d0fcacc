/*
 * Keeps the page of a service up to date: asks for figures every 15 seconds at the fastest, less often while nothing changes, never while the
 * tab is hidden; and copies an address at one click. Whatever comes in the place of figures (a login page, an error about a token) means that
 * the page has to be loaded again; a panel that is down means that the last figures stay, with their age.
 */
(function () {
    'use strict';

    var FASTEST = 15000;
    var SLOWEST = 60000;
    var GROWTH = 1.25;

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

    function offerCopies(root) {
        if (!navigator.clipboard || !navigator.clipboard.writeText) {
            return;
        }
        all(root, '[data-calagopus-copy]').forEach(function (button) {
            var label = button.lastChild;
            var before = label.textContent;
            var name = button.getAttribute('aria-label');
            button.hidden = false;
            button.addEventListener('click', function () {
                navigator.clipboard.writeText(button.getAttribute('data-calagopus-copy')).then(function () {
                    var copied = root.getAttribute('data-calagopus-copied') || before;
                    label.textContent = ' ' + copied;
                    button.setAttribute('aria-label', copied + ': ' + button.getAttribute('data-calagopus-copy'));
                    setTimeout(function () {
                        label.textContent = before;
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
        if (isText(answer.advice) && (answer.advice !== '' || !wasIdle(root))) {
            setText(root, 'advice', answer.advice);
        }
    }

    function showFigures(root, answer) {
        Object.keys(answer.meters || {}).forEach(function (name) {
            var figure = answer.meters[name] || {};
            var meter = root.querySelector('[data-calagopus-meter="' + name + '"]');
            if (isText(figure.text)) {
                setText(root, name, figure.text);
            }
            if (meter && typeof figure.percent === 'number') {
                meter.value = figure.percent;
                meter.textContent = figure.percent + ' %';
            }
        });
        setText(root, 'network', isText(answer.network) && answer.network !== '' ? answer.network : '–');
        setText(root, 'uptime', isText(answer.uptime) && answer.uptime !== '' ? answer.uptime : '–');
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
        this.figuresAt = Date.now();
        this.timer = null;
        this.isAsking = false;
        this.isOver = false;
        this.state = (root.querySelector('[data-calagopus-state]') || {}).textContent;
    }

    Watch.prototype.plan = function () {
        var watch = this;
        clearTimeout(this.timer);
        this.timer = null;
        if (this.isOver || this.isAsking || document.hidden) {
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
        if (this.isOver || this.isAsking || document.hidden) {
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
            if (!wasIdle(this.root) && Array.isArray(answer.power) && answer.power.length > 0) {
                this.end(); // there are buttons for it now, which this page lacks
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

    Watch.prototype.start = function () {
        var watch = this;
        document.addEventListener('visibilitychange', function () {
            watch.delay = FASTEST;
            watch.plan();
        });
        this.plan();
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
