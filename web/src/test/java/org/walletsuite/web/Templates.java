package org.walletsuite.web;

/** Finds the markup in a script: the templates, without the expressions in them. */
final class Templates {

    private final String script;
    private final StringBuilder markup = new StringBuilder();
    private int at;

    private Templates(String script) {
        this.script = script;
    }

    /** The markup of all templates; each expression is a space, and templates end with a line. */
    static String of(String script) {
        var templates = new Templates(script);
        templates.code(false);
        return templates.markup.toString();
    }

    /** Reads code until its closing brace, or until the end. */
    private void code(boolean inExpression) {
        for (int depth = 0; at < script.length(); at++) {
            var next = script.charAt(at);
            if (script.startsWith("//", at) && (at == 0 || script.charAt(at - 1) != ':')) {
                at = Math.max(at, script.indexOf('\n', at));
            } else if (script.startsWith("/*", at)) {
                at = script.indexOf("*/", at) + 1;
            } else if (next == '\'' || next == '"') {
                quoted(next);
            } else if (next == '`') {
                var isMarkup = script.startsWith("html", at - 4) || script.startsWith("svg", at - 3);
                at++;
                template(isMarkup);
            } else if (next == '{') {
                depth++;
            } else if (next == '}') {
                if (depth == 0 && inExpression) {
                    return;
                }
                depth--;
            }
        }
    }

    private void quoted(char quote) {
        for (at++; at < script.length() && script.charAt(at) != quote; at++) {
            if (script.charAt(at) == '\\') {
                at++;
            }
        }
    }

    private void template(boolean isMarkup) {
        var own = new StringBuilder();
        for (; at < script.length() && script.charAt(at) != '`'; at++) {
            if (script.startsWith("${", at)) {
                at += 2;
                code(true);
                own.append(' ');
            } else {
                own.append(script.charAt(at));
            }
        }
        if (isMarkup) {
            markup.append(own).append('\n');
        }
    }
}
