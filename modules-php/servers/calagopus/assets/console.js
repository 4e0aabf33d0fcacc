/*
 * The console of a server: what it says as lines, coloured by classes, never as markup; and a field to type into, where that is allowed. What is kept
 * is bounded in lines, in letters and in the length of a line, whatever the server writes.
 */
(function () {
    'use strict';

    var MOST_LINES = 1000;
    var MOST_LETTERS = 524288;
    var MOST_LINE = 4000;
    var MOST_PARTS = 100;
    var MOST_AT_ONCE = 200;
    var MOST_HISTORY = 50;

    /* ---- Colours: the sequences of terminals become names of classes ---- */

    /* Everything that begins with ESC, and what else is no letter: titles, moves, bells. */
    /* eslint-disable-next-line no-control-regex */
    var SEQUENCE = /\x1b\[([0-9;:]{0,64})m|\x1b(?:\][^\x07\x1b]{0,4096}(?:\x07|\x1b\\)?|[PX^_][^\x1b]{0,4096}(?:\x1b\\)?|\[[0-?]{0,64}[ -/]{0,8}[@-~]?|[ -/]{0,8}[0-~]?)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

    /** One of the sixteen for one of 256. */
    function nearest(number) {
        if (number < 16) {
            return number;
        }
        if (number > 231) {
            return number > 243 ? 7 : 8;
        }
        var cube = number - 16;
        var parts = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
        return byLight(parts[0] * 51, parts[1] * 51, parts[2] * 51);
    }

    function byLight(red, green, blue) {
        var bright = Math.max(red, green, blue) > 200 ? 8 : 0;
        var on = Math.max(red, green, blue) / 2;
        return bright + (red > on ? 1 : 0) + (green > on ? 2 : 0) + (blue > on ? 4 : 0);
    }

    /** 38 and 48: what follows says which colour, and how many numbers that takes. */
    function chosen(codes, at) {
        if (codes[at + 1] === 5) {
            return { colour: nearest(Math.min(codes[at + 2] || 0, 255)), taken: 2 };
        }
        if (codes[at + 1] === 2) {
            return { colour: byLight(codes[at + 2] || 0, codes[at + 3] || 0, codes[at + 4] || 0), taken: 4 };
        }
        return { colour: null, taken: 0 };
    }

    function style(look, given) {
        var codes = given.split(/[;:]/).map(Number);
        for (var i = 0; i < codes.length; i++) {
            var code = codes[i];
            if (code === 0) {
                look = { front: null, back: null, bold: false, dim: false, line: false, slant: false };
            } else if (code === 38 || code === 48) {
                var choice = chosen(codes, i);
                look = Object.assign({}, look, code === 38 ? { front: choice.colour } : { back: choice.colour });
                i += choice.taken;
            } else {
                look = Object.assign({}, look, simple(code));
            }
        }
        return look;
    }

    function simple(code) {
        if (code >= 30 && code <= 37) { return { front: code - 30 }; }
        if (code >= 90 && code <= 97) { return { front: code - 82 }; }
        if (code >= 40 && code <= 47) { return { back: code - 40 }; }
        if (code >= 100 && code <= 107) { return { back: code - 92 }; }
        switch (code) {
        case 1: return { bold: true };
        case 2: return { dim: true };
        case 3: return { slant: true };
        case 4: return { line: true };
        case 22: return { bold: false, dim: false };
        case 23: return { slant: false };
        case 24: return { line: false };
        case 39: return { front: null };
        case 49: return { back: null };
        default: return {};
        }
    }

    function classes(look) {
        var names = [];
        if (look.front !== null) { names.push('front-' + look.front); }
        if (look.back !== null) { names.push('back-' + look.back); }
        ['bold', 'dim', 'line', 'slant'].forEach(function (name) {
            if (look[name]) { names.push(name); }
        });
        return names.join(' ');
    }

    /** A line as an element: parts of text, each with classes. */
    function draw(text, cut) {
        var line = document.createElement('div');
        var look = style(null, '0');
        var last = 0;
        var parts = 0;
        var letters = 0;
        var isCut = text.length > MOST_LINE * 4;
        var found;

        function part(piece) {
            var room = MOST_LINE - letters;
            if (piece.length > room) {
                isCut = true;
                piece = piece.slice(0, room);
            }
            if (piece === '') {
                return;
            }
            letters += piece.length;
            var names = classes(look);
            if (names === '' || ++parts > MOST_PARTS) {
                line.appendChild(document.createTextNode(piece));
            } else {
                var span = document.createElement('span');
                span.className = names;
                span.textContent = piece;
                line.appendChild(span);
            }
        }

        text = text.slice(0, MOST_LINE * 4);
        SEQUENCE.lastIndex = 0;
        while ((found = SEQUENCE.exec(text)) !== null && !(letters >= MOST_LINE)) {
            part(text.slice(last, found.index));
            last = found.index + found[0].length;
            if (found[1] !== undefined) {
                look = style(look, found[1]);
            }
        }
        part(text.slice(last));
        line.normalize();
        if (isCut) {
            line.appendChild(document.createTextNode(' ' + cut));
        }
        return line;
    }

    /* ---- Lines ---- */

    function Lines(place, cut) {
        this.place = place;
        this.cut = cut;
        this.letters = 0;
        this.waiting = [];
        this.isDue = false;
    }

    Lines.prototype.add = function (text) {
        var lines = this;
        /* a line that writes over itself shows what it wrote last */
        String(text).slice(0, MOST_LETTERS).replace(/[\r\n]+$/, '').split('\n', MOST_AT_ONCE).forEach(function (one) {
            one = one.replace(/\r+$/, '');
            lines.waiting.push(one.slice(one.lastIndexOf('\r') + 1));
        });
        if (this.waiting.length > MOST_LINES) {
            this.waiting.splice(0, this.waiting.length - MOST_LINES);
        }
        this.plan();
    };

    Lines.prototype.plan = function () {
        var lines = this;
        if (!this.isDue) {
            this.isDue = true;
            (document.hidden ? function (work) { setTimeout(work, 1000); } : window.requestAnimationFrame)(function () {
                lines.isDue = false;
                lines.flush();
            });
        }
    };

    Lines.prototype.flush = function () {
        var place = this.place;
        var isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 40;
        var piece = document.createDocumentFragment();
        this.waiting.splice(0, MOST_AT_ONCE).forEach(function (text) {
            var line = draw(text, this.cut);
            this.letters += line.textContent.length + 1;
            piece.appendChild(line);
        }, this);
        place.appendChild(piece);
        while (place.childElementCount > MOST_LINES || (this.letters > MOST_LETTERS && place.childElementCount > 1)) {
            this.letters -= place.firstElementChild.textContent.length + 1;
            place.removeChild(place.firstElementChild);
        }
        if (isAtEnd) {
            place.scrollTop = place.scrollHeight;
        }
        if (this.waiting.length > 0) {
            this.plan();
        }
    };

    Lines.prototype.clear = function () {
        this.waiting = [];
        this.letters = 0;
        this.place.textContent = '';
    };

    /* ---- The page ---- */

    function begin() {
        var root = document.getElementById('calagopus-console');
        if (!root || !window.fetch || !window.calagopusLine) {
            return;
        }
        var words = JSON.parse(root.getAttribute('data-calagopus-words'));
        var state = document.getElementById('console-state');
        var form = document.getElementById('console-form');
        var field = document.getElementById('console-command');
        var hint = document.getElementById('console-read-only');
        var place = document.getElementById('console-lines');
        var lines = new Lines(place, words.cut);
        var typed = [];
        var at = 0;

        function offer() {
            var may = line.canType();
            form.hidden = !may;
            hint.hidden = may || !isLive;
        }

        var isLive = false;
        var line = window.calagopusLine(root, {
            live: function (now) {
                isLive = now;
                state.textContent = now ? words.connected : words.connecting;
                offer();
            },
            event: function (name, args) {
                if (name === 'console output' || name === 'install output' || name === 'daemon message' || name === 'daemon error' || name === 'transfer logs') {
                    args.forEach(lines.add, lines);
                } else if (name === 'status') {
                    state.textContent = Object.prototype.hasOwnProperty.call(words.states, args[0]) ? words.states[args[0]] : String(args[0] || '').slice(0, 40);
                } else if (name === 'clear') {
                    lines.clear();
                } else if (name === 'auth success') {
                    offer();
                }
            },
            later: function () {
                state.textContent = words.lost;
            },
            over: function () {
                isLive = false;
                state.textContent = words.lost;
                offer();
            }
        }, true);

        document.getElementById('console-aloud').addEventListener('change', function () {
            place.setAttribute('aria-live', this.checked ? 'polite' : 'off');
        });
        form.addEventListener('submit', function (submitted) {
            submitted.preventDefault();
            if (field.value !== '' && line.canType()) {
                line.command(field.value);
                typed.push(field.value);
                typed.splice(0, typed.length - MOST_HISTORY);
                at = typed.length;
                field.value = '';
            }
        });
        field.addEventListener('keydown', function (key) {
            if ((key.key === 'ArrowUp' || key.key === 'ArrowDown') && typed.length > 0) {
                key.preventDefault();
                at = Math.min(Math.max(at + (key.key === 'ArrowUp' ? -1 : 1), 0), typed.length);
                field.value = typed[at] || '';
            }
        });
        line.start();
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', begin);
    } else {
        begin();
    }
}());
