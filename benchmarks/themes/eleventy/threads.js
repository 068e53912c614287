// Comments as nested lists of HTML, each answer below what it answers.
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escape(text) {
  return text.replace(/[&<>"]/g, (character) => ESCAPED[character]);
}

export function threads(comments) {
  const answers = new Map();
  for (const comment of comments) {
    if (!answers.has(comment.parent)) answers.set(comment.parent, []);
    answers.get(comment.parent).push(comment);
  }
  const list = (parent) =>
    answers.has(parent) ? `<ol>\n${answers.get(parent).map(item).join("")}</ol>\n` : "";
  const item = ({ id, author, date, lang, body }) => `<li id="comment-${id}">
<p>${escape(author)}, <time datetime="${date}">${date.slice(0, 10)}</time></p>
<div lang="${lang}">${body}</div>
${list(id)}</li>
`;
  return list("");
}
