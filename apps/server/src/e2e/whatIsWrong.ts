import type { Page } from 'playwright-core'

/** What content has done to a page that it must not: nothing where it is well. */
export function whatIsWrong(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = []
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].slice(0, 3).join('.')}`

    const made = document.querySelectorAll(
      'img[src=x],iframe,object,embed,base,math,details[ontoggle],[onerror],[onload],[onfocus],[onmouseover],meta[http-equiv=refresh],body form[action]',
    )
    for (const element of made) wrong.push(`made ${name(element)}`)
    for (const link of document.links)
      if (!/^(https?|mailto|blob):$/.test(link.protocol)) wrong.push(`a link to ${link.protocol}`)

    const { scrollWidth } = document.scrollingElement!
    if (scrollWidth > innerWidth) wrong.push(`the page is ${scrollWidth} wide`)
    for (const box of document.querySelectorAll<HTMLElement>('body *')) {
      const { width, right, left } = box.getBoundingClientRect()
      const isPane = box.matches('nav,section,main,aside,header,footer,[role=dialog],[role=menu]')
      if (isPane && width > 1 && (right > innerWidth + 1 || left < -1))
        wrong.push(`${name(box)} stands out of the window`)
      const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX)
      if (scrolls && box.scrollWidth > box.clientWidth + 1 && !box.closest('pre'))
        wrong.push(`${name(box)} scrolls sideways`)
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      if (!/[\u202a-\u202e\u2066-\u2068]/.test(text.data) || text.parentElement?.closest('script'))
        continue
      const after = besideOf(text).replace(/[\s…]/g, '')
      if (after !== '') wrong.push(`${JSON.stringify(text.data.slice(0, 20))} turns round ${after}`)
    }
    return wrong

    /** What stands after it in the paragraph that it may reorder. */
    function besideOf(node: Node): string {
      let after = ''
      for (let held: Node = node; ; held = held.parentNode!) {
        const parent = held.parentElement!
        const look = getComputedStyle(parent)
        const isApart = /flex|grid/.test(look.display)
        for (let next = held.nextSibling; next && !isApart; next = next.nextSibling) {
          if (next instanceof Element && /block|flex|grid/.test(getComputedStyle(next).display))
            if (!getComputedStyle(next).display.startsWith('inline')) return after
          after += next.textContent ?? ''
        }
        if (isApart || look.unicodeBidi !== 'normal') return after
        if (look.display !== 'inline' && look.display !== 'contents') return after
      }
    }
  })
}
