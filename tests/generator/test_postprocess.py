"""The last look at a page: tables are mended, and nothing inline or foreign passes."""

from __future__ import annotations

import pytest

from sitegen import postprocess


def test_tables_are_aligned_by_class_and_scroll_by_keyboard() -> None:
    html = '<table>\n<tr><td style="text-align: right;">1</td></tr>\n</table>'
    done = postprocess.finish(html, "表格")
    assert '<td class="ta-right">' in done
    assert done.startswith('<div class="table-wrap" tabindex="0" role="region" aria-label="表格"><table>')
    assert postprocess.faults(done) == []


def test_an_empty_corner_of_a_table_is_no_heading() -> None:
    done = postprocess.finish("<table><thead><tr><th></th><th>A</th></tr></thead></table>", "t")
    assert "<td><th>A</thead>" in done


def test_preformatted_text_and_data_keep_their_lines() -> None:
    html = '<p>a</p>\n\n\n<pre>x\n\n y</pre>\n\n<script type="application/json">{"a":\n\n1}</script>'
    done = postprocess.finish(html, "t")
    assert "<pre>x\n\n y</pre>" in done
    assert '{"a":\n\n1}' in done
    assert "\n\n<pre>" not in done


@pytest.mark.parametrize(
    ("html", "done"),
    [
        ("<ul>\n<li>a</li>\n<li><p>b</p>\n<ol><li>c</li></ol></li>\n</ul>", "<ul>\n<li>a<li><p>b<ol><li>c</ol></ul>"),
        ("<tr><th>A</th> <td>B</td></tr><tr><td>1</td></tr></tbody>", "<tr><th>A<td>B<tr><td>1</tbody>"),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><div><dt>a<dd>b</div></dl>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a<dd>b</dl>"),
        ("<select><option>a</option>\n<option>b</option></select>", "<select><option>a<option>b</select>"),
        ("<ul><li>a</li><template></template></ul>", "<ul><li>a</li><template></template></ul>"),
        ("<li>a</li>text", "<li>a</li>text"),
        ("<td>a</td><!-- --></tr>", "<td>a</td><!-- --></tr>"),
        ("<li>a</li><link>", "<li>a</li><link>"),
        ("<div><p>a</p>\n<p>b</p>\n</div>", "<div><p>a<p>b</div>"),
        ("<p hidden></p>\n<p>b</p><div>c</div>", "<p hidden></p>\n<p>b<div>c</div>"),
        ("<p>a</p><h2>b</h2><p>c</p> text", "<p>a<h2>b</h2><p>c</p> text"),
        ("<a><p>a</p></a><p>b</p><span>c</span>", "<a><p>a</p></a><p>b</p><span>c</span>"),
    ],
)
def test_an_end_tag_goes_where_the_next_tag_implies_it(html: str, done: str) -> None:
    assert postprocess.finish(html, "t") == done


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p style="color:red">', "an inline style attribute"),
        ("<style>p{}</style>", "an inline style element"),
        ('<a onclick="x()">', "an inline event handler"),
        ("<script>x()</script>", "an inline script"),
        ('<img src="https://a.example/x.png">', "something loaded from another host"),
        ('<link rel="stylesheet" href="//a.example/x.css">', "a style sheet or hint to another host"),
        ('<link rel="preconnect" href="https://a.example">', "a style sheet or hint to another host"),
        ('<a href="javascript:x()">', "a javascript: link"),
    ],
)
def test_what_may_not_be_published(html: str, fault: str) -> None:
    assert fault in postprocess.faults(html)


def test_links_of_the_reader_and_data_blocks_are_fine() -> None:
    data = '<script type="application/json">"<style"</script>'
    html = '<a href="https://court.example/">x</a><script src="a.js"></script>' + data
    assert postprocess.faults(html) == []
