import chinese from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };

/** Gives the page the words that the host would write into it in Chinese. */
export function speakChinese(): void {
  const words = document.createElement('script');
  words.type = 'application/json';
  words.id = 'words';
  words.textContent = JSON.stringify(chinese);
  document.body.append(words);
  document.documentElement.lang = 'zh-cn';
}

/** Texts in which a space stands after a full mark of Chinese, where none belongs. */
export const spacedIn = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => /[。！？；：，、] +\S/u.test(text));

/** Takes them away again. */
export function speakEnglish(): void {
  document.getElementById('words')?.remove();
  document.documentElement.lang = 'en';
}
