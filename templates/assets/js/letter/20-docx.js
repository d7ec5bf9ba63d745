// A Word file made in the page: Office Open XML in a ZIP archive whose entries are stored as they are (APPNOTE 6.3, method 0).
// No compression: a letter has a few kilobytes. No author, no time: the file says what the letter says.
(function () {
  "use strict";

  const bytes = text => new TextEncoder().encode(text);

  const table = [];
  for (let n = 0; n < 256; n += 1) {
    let value = n;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    table.push(value >>> 0);
  }
  const crc32 = data => {
    let value = 0xffffffff;
    for (let n = 0; n < data.length; n += 1) value = table[(value ^ data[n]) & 255] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  };

  // [[2, 20], [4, crc], …]: little-endian numbers of so many bytes.
  const numbers = pairs => {
    const found = [];
    pairs.forEach(pair => { for (let n = 0; n < pair[0]; n += 1) found.push(Math.floor(pair[1] / Math.pow(256, n)) & 255); });
    return new Uint8Array(found);
  };

  const JANUARY_1980 = 33;
  const zip = files => {
    const parts = [];
    const directory = [];
    let offset = 0;
    let length = 0;
    Object.keys(files).forEach(path => {
      const name = bytes(path);
      const data = bytes(files[path]);
      const head = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, JANUARY_1980], [4, crc32(data)], [4, data.length], [4, data.length],
        [2, name.length], [2, 0]];
      parts.push(numbers([[4, 0x04034b50]].concat(head)), name, data);
      const entry = numbers([[4, 0x02014b50], [2, 20]].concat(head, [[2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]));
      directory.push(entry, name);
      offset += 30 + name.length + data.length;
      length += entry.length + name.length;
    });
    const count = Object.keys(files).length;
    const end = numbers([[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0]]);
    return parts.concat(directory, [end]);
  };

  // Characters that XML 1.0 cannot hold are left out.
  const xml = text => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\ud800-\udfff]/g, "")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  // 12 points on lines of one and a half; paragraphs of a Chinese letter start two characters in.
  const SHAPES = {
    title: '<w:jc w:val="center"/>', to: "", heading: "", item: '<w:ind w:firstLineChars="200" w:firstLine="480"/>',
    text: '<w:ind w:firstLineChars="200" w:firstLine="480"/>', sign: '<w:jc w:val="right"/>',
  };

  const paragraph = block => {
    const strong = block.kind === "title" || block.kind === "heading";
    const run = strong ? '<w:rPr><w:b/><w:sz w:val="' + (block.kind === "title" ? 32 : 24) + '"/></w:rPr>' : "";
    const style = block.kind === "title" ? '<w:spacing w:before="0" w:after="320"/>' : "";
    return "<w:p><w:pPr>" + style + SHAPES[block.kind] + "</w:pPr><w:r>" + run + '<w:t xml:space="preserve">' +
      xml(block.text) + "</w:t></w:r></w:p>";
  };

  const files = composed => ({
    "[Content_Types].xml": HEAD + '<Types xmlns="' + PACKAGE + 'content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/word/document.xml" ContentType="' + MAIN + 'document.main+xml"/>' +
      '<Override PartName="/word/styles.xml" ContentType="' + MAIN + 'styles+xml"/></Types>',
    "_rels/.rels": HEAD + '<Relationships xmlns="' + PACKAGE + 'relationships"><Relationship Id="rId1" Type="' + OFFICE +
      '/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": HEAD + '<Relationships xmlns="' + PACKAGE + 'relationships"><Relationship Id="rId1" Type="' +
      OFFICE + '/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": HEAD + '<w:styles xmlns:w="' + WORD + '"><w:docDefaults><w:rPrDefault><w:rPr>' +
      '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>' +
      '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
      '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
    "word/document.xml": HEAD + '<w:document xmlns:w="' + WORD + '"><w:body>' + composed.blocks.map(paragraph).join("") +
      '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
      '<w:pgMar w:top="1440" w:right="1587" w:bottom="1440" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/>' +
      "</w:sectPr></w:body></w:document>",
  });

  // The parts of the file, for a Blob.
  window.ydtDocx = { TYPE: MAIN + "document", make: composed => zip(files(composed)) };
})();
