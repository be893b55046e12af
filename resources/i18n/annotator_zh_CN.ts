<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Action</name>
    <message>
        <source>&amp;Import a raw issue…</source>
        <translation>导入原文(&amp;I)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt open issue</source>
        <translation>下一期未审完的(&amp;X)</translation>
    </message>
    <message>
        <source>I&amp;ssues of the database…</source>
        <translation>库中报纸(&amp;S)…</translation>
    </message>
    <message>
        <source>Open another &amp;database…</source>
        <translation>打开其他数据库(&amp;D)…</translation>
    </message>
    <message>
        <source>Open a database on a ser&amp;ver…</source>
        <translation>打开服务器上的数据库(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Export gold…</source>
        <translation>导出审定稿(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Compare with another&apos;s gold…</source>
        <translation>与他人的审定稿比较(&amp;C)…</translation>
    </message>
    <message>
        <source>What is &amp;odd in this issue…</source>
        <translation>本期原文的异常(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Accept the suggestion</source>
        <translation>采纳建议(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;ject or revert</source>
        <translation>否决或还原(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Next doubt</source>
        <translation>下一处疑点(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find and replac&amp;e…</source>
        <translation>查找和替换(&amp;E)…</translation>
    </message>
    <message>
        <source>Find in the data&amp;base…</source>
        <translation>在数据库中查找(&amp;B)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt hit</source>
        <translation>下一个结果(&amp;X)</translation>
    </message>
    <message>
        <source>Previous h&amp;it</source>
        <translation>上一个结果(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;What stood here?</source>
        <translation>此处原为(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Stands twice?</source>
        <translation>是否重复(&amp;S)？</translation>
    </message>
    <message>
        <source>Join the &amp;paragraphs</source>
        <translation>合并段落(&amp;P)</translation>
    </message>
    <message>
        <source>Write a n&amp;ote…</source>
        <translation>写批注(&amp;O)…</translation>
    </message>
    <message>
        <source>Decide &amp;many suggestions…</source>
        <translation>批量处理建议(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Next article</source>
        <translation>下一篇稿件(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous article</source>
        <translation>上一篇稿件(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Split at the caret</source>
        <translation>在光标处拆分(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Merge with the previous</source>
        <translation>并入前一片段(&amp;M)</translation>
    </message>
    <message>
        <source>Boundary a line &amp;up</source>
        <translation>分界上移一行(&amp;U)</translation>
    </message>
    <message>
        <source>Boundary a line &amp;down</source>
        <translation>分界下移一行(&amp;D)</translation>
    </message>
    <message>
        <source>Boundary a character &amp;back</source>
        <translation>分界前移一字(&amp;B)</translation>
    </message>
    <message>
        <source>Boundary a character &amp;forward</source>
        <translation>分界后移一字(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Continues another article…</source>
        <translation>接续其他稿件(&amp;C)…</translation>
    </message>
    <message>
        <source>Continues the &amp;likeliest article</source>
        <translation>接续最可能的稿件(&amp;L)</translation>
    </message>
    <message>
        <source>Is an article of its &amp;own</source>
        <translation>独立成稿(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>审定(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Reopen</source>
        <translation>取消审定(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tag it elsewhere…</source>
        <translation>标注他处(&amp;T)…</translation>
    </message>
    <message>
        <source>Ends a character &amp;later</source>
        <translation>结尾后移一字(&amp;L)</translation>
    </message>
    <message>
        <source>Ends a character &amp;earlier</source>
        <translation>结尾前移一字(&amp;E)</translation>
    </message>
    <message>
        <source>Ends a &amp;word later</source>
        <translation>结尾后移一词(&amp;W)</translation>
    </message>
    <message>
        <source>Ends a word earlier</source>
        <translation>结尾前移一词</translation>
    </message>
    <message>
        <source>Begins a word earlier</source>
        <translation>开头前移一词</translation>
    </message>
    <message>
        <source>Begins a word later</source>
        <translation>开头后移一词</translation>
    </message>
    <message>
        <source>&amp;Begins a character earlier</source>
        <translation>开头前移一字(&amp;B)</translation>
    </message>
    <message>
        <source>Begins a &amp;character later</source>
        <translation>开头后移一字(&amp;C)</translation>
    </message>
    <message>
        <source>What else &amp;may stand here…</source>
        <translation>此字还可能是(&amp;M)…</translation>
    </message>
    <message>
        <source>The &amp;doubts</source>
        <translation>疑点(&amp;D)</translation>
    </message>
    <message>
        <source>S&amp;earch</source>
        <translation>查找(&amp;E)</translation>
    </message>
    <message>
        <source>Passages that stand &amp;twice</source>
        <translation>重复段落(&amp;T)</translation>
    </message>
    <message>
        <source>Segments o&amp;f the article</source>
        <translation>稿件的片段(&amp;F)</translation>
    </message>
    <message>
        <source>The na&amp;mes</source>
        <translation>专名(&amp;M)</translation>
    </message>
    <message>
        <source>The &amp;notes</source>
        <translation>批注(&amp;N)</translation>
    </message>
    <message>
        <source>The &amp;history</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;What changed…</source>
        <translation>改动对照(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>Go to the raw te&amp;xt</source>
        <translation>转到原文(&amp;X)</translation>
    </message>
    <message>
        <source>P&amp;references…</source>
        <translation>首选项(&amp;R)…</translation>
    </message>
    <message>
        <source>Go to the &amp;corrected text</source>
        <translation>转到订正文本(&amp;C)</translation>
    </message>
    <message>
        <source>Undo it in the who&amp;le database</source>
        <translation>在整个数据库中撤销(&amp;L)</translation>
    </message>
    <message>
        <source>Label&amp;s…</source>
        <translation>标签集(&amp;S)…</translation>
    </message>
    <message>
        <source>Guidelines of the labels</source>
        <translation>标签说明</translation>
    </message>
    <message>
        <source>Differences &amp;between two people</source>
        <translation>两人的不同之处(&amp;B)</translation>
    </message>
    <message>
        <source>中文 / English</source>
        <translation>中文 / English</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Report a problem…</source>
        <translation>报告问题(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>&amp;Newspaper…</source>
        <translation>报纸名称(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Next entity</source>
        <translation>下一个专名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous entity</source>
        <translation>上一个专名(&amp;P)</translation>
    </message>
    <message>
        <source>The entity &amp;around it</source>
        <translation>外层专名(&amp;A)</translation>
    </message>
    <message>
        <source>L&amp;ists of entities…</source>
        <translation>专名表(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Remove the entity</source>
        <translation>取消专名标注(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Odd entities</source>
        <translation>存疑的专名(&amp;O)</translation>
    </message>
    <message>
        <source>Make ne&amp;w suggestions</source>
        <translation>重新建议(&amp;W)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select a&amp;ll</source>
        <translation>全选(&amp;L)</translation>
    </message>
    <message>
        <source>Li&amp;ght, dark, high contrast</source>
        <translation>浅色、深色、高对比度(&amp;G)</translation>
    </message>
    <message>
        <source>Onl&amp;y the text</source>
        <translation>只看文本(&amp;Y)</translation>
    </message>
    <message>
        <source>Describe the iss&amp;ue…</source>
        <translation>本期编目信息(&amp;U)…</translation>
    </message>
    <message>
        <source>The page &amp;image</source>
        <translation>版面图像(&amp;I)</translation>
    </message>
    <message>
        <source>Import the scanned &amp;sample page…</source>
        <translation>导入扫描样版(&amp;S)…</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>导入文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Import a &amp;page (scan, PDF)…</source>
        <translation>导入版面（扫描件、PDF）(&amp;P)…</translation>
    </message>
    <message>
        <source>First s&amp;teps on the sample</source>
        <translation>示例入门五步(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>欢迎页(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>指南(&amp;G)</translation>
    </message>
    <message>
        <source>Progress and qualit&amp;y…</source>
        <translation>进度与质量(&amp;Y)…</translation>
    </message>
    <message>
        <source>Page &amp;beside the raw text</source>
        <translation>版面在原文旁(&amp;B)</translation>
    </message>
    <message>
        <source>Page &amp;above the raw text</source>
        <translation>版面在原文上方(&amp;A)</translation>
    </message>
    <message>
        <source>Page instead &amp;of the raw text</source>
        <translation>以版面代替原文(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>下一版(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>上一版(&amp;P)</translation>
    </message>
    <message>
        <source>Page as &amp;wide as its view</source>
        <translation>版面适合宽度(&amp;W)</translation>
    </message>
    <message>
        <source>W&amp;hole page</source>
        <translation>整版(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Larger page image</source>
        <translation>放大版面(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller page image</source>
        <translation>缩小版面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Turn the page to the left</source>
        <translation>版面向左转(&amp;T)</translation>
    </message>
    <message>
        <source>Turn the page to the &amp;right</source>
        <translation>版面向右转(&amp;R)</translation>
    </message>
    <message>
        <source>Make its lines l&amp;evel</source>
        <translation>摆平文字行(&amp;E)</translation>
    </message>
    <message>
        <source>Blac&amp;k for white</source>
        <translation>黑白反转(&amp;K)</translation>
    </message>
    <message>
        <source>Angle and li&amp;ght…</source>
        <translation>角度与亮度(&amp;G)…</translation>
    </message>
    <message>
        <source>As it was s&amp;canned</source>
        <translation>恢复扫描原样(&amp;C)</translation>
    </message>
    <message>
        <source>Previous doubtf&amp;ul character</source>
        <translation>上一处存疑字(&amp;U)</translation>
    </message>
    <message>
        <source>Next &amp;doubtful character</source>
        <translation>下一处存疑字(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Draw an area</source>
        <translation>画一个区域(&amp;D)</translation>
    </message>
    <message>
        <source>The area belon&amp;gs to this article</source>
        <translation>把区域归入本稿件(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Join the chosen areas</source>
        <translation>合并所选区域(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Cut the area across</source>
        <translation>上下切开区域(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Read the text in the area</source>
        <translation>识别区域中的文字(&amp;R)</translation>
    </message>
    <message>
        <source>Remo&amp;ve the area</source>
        <translation>删除区域(&amp;V)</translation>
    </message>
    <message>
        <source>Areas b&amp;y hand</source>
        <translation>手工画区域(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>下一个区域(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous area</source>
        <translation>上一个区域(&amp;P)</translation>
    </message>
    <message>
        <source>What the area &amp;shows…</source>
        <translation>这个区域是什么(&amp;S)…</translation>
    </message>
    <message>
        <source>The area belongs to n&amp;o article</source>
        <translation>区域不属于任何稿件(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;ut the area down</source>
        <translation>左右切开区域(&amp;U)</translation>
    </message>
    <message>
        <source>Line of print abo&amp;ve the text</source>
        <translation>文字上方显示原版行(&amp;V)</translation>
    </message>
    <message>
        <source>Pages as small pictures</source>
        <translation>各版缩略图</translation>
    </message>
    <message>
        <source>Read again by OCR…</source>
        <translation>重新识别…</translation>
    </message>
    <message>
        <source>Order by &amp;hand</source>
        <translation>手动排定顺序(&amp;H)</translation>
    </message>
    <message>
        <source>Move the block &amp;up</source>
        <translation>版块提前(&amp;U)</translation>
    </message>
    <message>
        <source>Move the block &amp;down</source>
        <translation>版块推后(&amp;D)</translation>
    </message>
    <message>
        <source>Columns from the &amp;other side</source>
        <translation>各栏倒序(&amp;O)</translation>
    </message>
    <message>
        <source>Let the block &amp;follow the picked one</source>
        <translation>版块接在选定的版块之后(&amp;F)</translation>
    </message>
    <message>
        <source>E&amp;xchange with the picked block</source>
        <translation>与选定的版块对调(&amp;X)</translation>
    </message>
    <message>
        <source>Put the &amp;page in order</source>
        <translation>排定整版顺序(&amp;P)</translation>
    </message>
</context>
<context>
    <name>AdjustmentBar</name>
    <message>
        <source>Turned by a small angle, clockwise</source>
        <translation>顺时针转动的小角度</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Black for white</source>
        <translation>黑白反转</translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>Make the lines level</source>
        <translation>摆平文字行</translation>
    </message>
    <message>
        <source>As it was scanned</source>
        <translation>恢复扫描原样</translation>
    </message>
</context>
<context>
    <name>Alternatives</name>
    <message>
        <source>another reading</source>
        <translation>另一识读</translation>
    </message>
    <message>
        <source>looks alike</source>
        <translation>形近字</translation>
    </message>
    <message>
        <source>in the raw text</source>
        <translation>原文如此</translation>
    </message>
    <message>
        <source>What else the character may be</source>
        <translation>此字还可能是什么</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Licence: Apache-2.0. Qt and PySide6: LGPL-3.0; the other libraries: as each says.</source>
        <translation>许可：Apache-2.0。Qt 与 PySide6：LGPL-3.0；其他程序库各依其许可。</translation>
    </message>
    <message>
        <source>Database: {0}</source>
        <translation>数据库：{0}</translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation>设置：{0}</translation>
    </message>
    <message>
        <source>Log: {0}</source>
        <translation>日志：{0}</translation>
    </message>
    <message>
        <source>Correction desk</source>
        <translation>报纸订正台</translation>
    </message>
    <message>
        <source>Turns raw newspaper text into articles with exact boundaries, corrected text and tagged entities.</source>
        <translation>把报纸原文整理成分界准确的稿件，附订正文本和专名标注。</translation>
    </message>
    <message>
        <source>Something is still under way. What is done of it stays, and it goes on from there next time.</source>
        <translation>还有工作正在进行。已完成的部分会保留，下次从那里继续。</translation>
    </message>
    <message>
        <source>Close when it is done</source>
        <translation>完成后关闭</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>停止并关闭</translation>
    </message>
</context>
<context>
    <name>ApproveDialog</name>
    <message>
        <source>Approve with open doubts</source>
        <translation>审定尚有疑点的稿件</translation>
    </message>
    <message>
        <source>Ask about what is less sure than</source>
        <translation>把握低于此值则询问：</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>Approve all the same</source>
        <translation>仍然审定</translation>
    </message>
    <message>
        <source>Nobody has looked at {0} doubts of this article, {1} of them less sure than {2} %. {3}</source>
        <translation>本稿件有 {0} 处疑点无人看过，其中 {1} 处把握低于 {2}%。{3}</translation>
    </message>
    <message>
        <source>Approving accepts {0} and rejects {1}.</source>
        <translation>审定将采纳 {0} 处、否决 {1} 处。</translation>
    </message>
</context>
<context>
    <name>ArticleBar</name>
    <message>
        <source>Kind of article</source>
        <translation>稿件类别</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>要素</translation>
    </message>
</context>
<context>
    <name>ArticleEditor</name>
    <message>
        <source>Corrected text</source>
        <translation>订正文本</translation>
    </message>
</context>
<context>
    <name>ArticleKind</name>
    <message>
        <source>article</source>
        <translation>文字稿</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>advertisement</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>启事</translation>
    </message>
    <message>
        <source>furniture</source>
        <translation>报头报眉</translation>
    </message>
    <message>
        <source>table or list</source>
        <translation>表格名单</translation>
    </message>
    <message>
        <source>verse</source>
        <translation>诗歌</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>obituary</source>
        <translation>讣告</translation>
    </message>
    <message>
        <source>interview</source>
        <translation>访谈</translation>
    </message>
    <message>
        <source>serial fiction</source>
        <translation>连载小说</translation>
    </message>
    <message>
        <source>quiz</source>
        <translation>试题</translation>
    </message>
    <message>
        <source>index of pages</source>
        <translation>导读</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n 个片段</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} {1} (at {2})</source>
        <translation>{0} {1}（位置 {2}）</translation>
    </message>
</context>
<context>
    <name>AuthorityDialog</name>
    <message>
        <source>Identifier</source>
        <translation>规范号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>It is kept with all {0} places of this entity.</source>
        <translation>将保存到此专名的全部 {0} 处。</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Backed up: {0}</source>
        <translation>已备份：{0}</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份……</translation>
    </message>
    <message>
        <source>Something else is under way; restore when it has come to its end.</source>
        <translation>另有任务正在进行，请待其结束后再恢复。</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Restored. What was there before is kept as {0}</source>
        <translation>已恢复。原来的数据库保存为 {0}</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups of the database</source>
        <translation>数据库的备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Articles approved</source>
        <translation>已审定稿件</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>“Restore” makes the database what it was at {0}. What it is now is backed up first; what was done since then is only in that backup, to which you can come back.</source>
        <translation>“恢复”使数据库回到 {0} 时的样子。现在的数据库会先备份；此后所做的工作只在那份备份里，可再恢复回来。</translation>
    </message>
    <message>
        <source>There is no backup yet. One is made each day, and before anything that changes many issues.</source>
        <translation>还没有备份。程序每天备份一次，并在改动多期报纸之前备份。</translation>
    </message>
</context>
<context>
    <name>BoundaryBar</name>
    <message>
        <source>Boundaries</source>
        <translation>分界</translation>
    </message>
    <message>
        <source>Drag a handle to move a boundary. Alt: any character, Esc: cancel. Double click: split here.</source>
        <translation>拖动手柄可移动分界。按住 Alt：可停在任意字前；Esc：取消；双击：在此拆分。</translation>
    </message>
</context>
<context>
    <name>BringBackDialog</name>
    <message>
        <source>onto the same articles, the rest as new issues</source>
        <translation>归入文本相同的稿件，其余作为新的一期</translation>
    </message>
    <message>
        <source>onto the same articles only</source>
        <translation>只归入文本相同的稿件</translation>
    </message>
    <message>
        <source>as new issues</source>
        <translation>作为新的一期</translation>
    </message>
    <message>
        <source>what fits best</source>
        <translation>由内容判断</translation>
    </message>
    <message>
        <source>UTF-16 code units</source>
        <translation>UTF-16 编码单元</translation>
    </message>
    <message>
        <source>grapheme clusters</source>
        <translation>字素簇</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>码点</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Texts go</source>
        <translation>文本归入</translation>
    </message>
    <message>
        <source>The file does not say what its offsets count:</source>
        <translation>文件没有说明偏移的计数单位：</translation>
    </message>
    <message>
        <source>Texts in the file: {0}. Issues that are here: {1}, new ones: {2}. Names to take up: {3}, here already: {4}, taken away: {5}. What doesn&apos;t fit: {6}.</source>
        <translation>文件中的文本：{0}。库中已有的期：{1}，新的期：{2}。将采纳的专名：{3}，已有的：{4}，去掉的：{5}。不相合的：{6}。</translation>
    </message>
    <message>
        <source>new: {0}</source>
        <translation>新的：{0}</translation>
    </message>
    <message>
        <source>, taken away: {0}</source>
        <translation>，去掉：{0}</translation>
    </message>
    <message>
        <source>, other changes: {0}</source>
        <translation>，其他改动：{0}</translation>
    </message>
    <message>
        <source>What doesn&apos;t fit:</source>
        <translation>不相合的：</translation>
    </message>
    <message>
        <source>text {0}: {1} — {2}</source>
        <translation>文本 {0}：{1} — {2}</translation>
    </message>
    <message>
        <source>Take up entities</source>
        <translation>采纳专名</translation>
    </message>
    <message>
        <source>entities that are not in the file are taken away</source>
        <translation>去掉文件中没有的专名</translation>
    </message>
    <message>
        <source>Entities of</source>
        <translation>采纳谁的专名</translation>
    </message>
    <message>
        <source> — entities: {0}, here already: {1}</source>
        <translation> — 专名：{0}，已有：{1}</translation>
    </message>
    <message>
        <source>Entities that will be taken away:</source>
        <translation>将去掉的专名：</translation>
    </message>
    <message>
        <source>What would become of them</source>
        <translation>它们会怎样处理</translation>
    </message>
</context>
<context>
    <name>BringingBack</name>
    <message>
        <source>Imported. New issues: {0}</source>
        <translation>已导入。新的期：{0}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>taken away</source>
        <translation>删去的文字</translation>
    </message>
    <message>
        <source>put in</source>
        <translation>补入的文字</translation>
    </message>
    <message>
        <source>corrections: {0}</source>
        <translation>订正 {0} 处</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>What changed</source>
        <translation>改动对照</translation>
    </message>
    <message>
        <source>the whole issue</source>
        <translation>整期</translation>
    </message>
    <message>
        <source>Export as HTML…</source>
        <translation>导出为 HTML…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
</context>
<context>
    <name>Click</name>
    <message>
        <source>Usage:</source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必需</translation>
    </message>
    <message>
        <source>default: {default}</source>
        <translation>默认：{default}</translation>
    </message>
    <message>
        <source>Show this message and exit.</source>
        <translation>显示此帮助并退出。</translation>
    </message>
    <message>
        <source>Missing argument</source>
        <translation>缺少参数</translation>
    </message>
    <message>
        <source>Missing option</source>
        <translation>缺少选项</translation>
    </message>
    <message>
        <source>Missing parameter</source>
        <translation>缺少参数</translation>
    </message>
    <message>
        <source>Missing command.</source>
        <translation>缺少命令。</translation>
    </message>
    <message>
        <source>Choose from:
	{choices}</source>
        <translation>请从以下各项中选择：
	{choices}</translation>
    </message>
    <message>
        <source>Invalid value for {param_hint}: {message}</source>
        <translation>{param_hint} 的值不对：{message}</translation>
    </message>
    <message>
        <source>Invalid value: {message}</source>
        <translation>值不对：{message}</translation>
    </message>
    <message>
        <source>No such option {name!r}.</source>
        <translation>没有选项 {name!r}。</translation>
    </message>
    <message>
        <source>No such command {name!r}.</source>
        <translation>没有命令 {name!r}。</translation>
    </message>
    <message>
        <source>Option {name!r} does not take a value.</source>
        <translation>选项 {name!r} 不带值。</translation>
    </message>
    <message>
        <source>{value} is not in the range {range}.</source>
        <translation>{value} 不在 {range} 之内。</translation>
    </message>
    <message>
        <source>{value!r} is not a valid {number_type}.</source>
        <translation>{value!r} 不是有效的{number_type}。</translation>
    </message>
    <message>
        <source>Got unexpected extra argument ({args})</source>
        <translation>多出了参数（{args}）</translation>
    </message>
    <message>
        <source>Did you mean {possibility}?</source>
        <translation>您是想写 {possibility} 吗？</translation>
    </message>
    <message>
        <source>{value!r} is not {choice}.</source>
        <translation>{value!r} 不在可选的值之中：{choice}。</translation>
    </message>
    <message>
        <source>Option {name!r} requires an argument.</source>
        <translation>选项 {name!r} 需要一个值。</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>kicker</source>
        <translation>肩题</translation>
    </message>
    <message>
        <source>subhead</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>page</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>newspaper</source>
        <translation>报纸</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Preferences, kept in {0}</source>
        <translation>偏好设置，保存在 {0}</translation>
    </message>
    <message>
        <source>{0}: is neither a file nor a command.</source>
        <translation>{0}：既不是文件，也不是命令。</translation>
    </message>
    <message>
        <source>The correction desk of a newspaper archive.

Without a command the window opens on a DATABASE, or on FILEs, which are imported into your own database; --sample opens it on the sample issue, --sample-page on a scanned page.</source>
        <translation>报纸档案的订正台。

不写命令则打开窗口，显示 DATABASE，或把各 FILE 导入您自己的数据库；--sample 打开示例报纸，--sample-page 打开示例扫描版面。</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Open the window.</source>
        <translation>打开窗口。</translation>
    </message>
    <message>
        <source>Open the sample issue.</source>
        <translation>打开示例报纸。</translation>
    </message>
    <message>
        <source>Open the scanned sample page.</source>
        <translation>打开示例扫描版面。</translation>
    </message>
    <message>
        <source>Walk the main job and leave its results in FOLDER.</source>
        <translation>走一遍主要工作，结果留在 FOLDER 中。</translation>
    </message>
    <message>
        <source>{0}: the window shows one database at a time.</source>
        <translation>{0}：窗口一次只显示一个数据库。</translation>
    </message>
    <message>
        <source>--tour walks on the sample alone; name no file with it.</source>
        <translation>--tour 只在示例上进行，请不要同时给出文件。</translation>
    </message>
    <message>
        <source>{0} `annotator --help` says more.</source>
        <translation>{0} 详见 annotator --help。</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}：{1}。</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Print how good the automatic split, repairs and entities are.</source>
        <translation>显示自动拆分、修复和专名建议的好坏。</translation>
    </message>
    <message>
        <source>Hold the suggestions against what is approved in this database.</source>
        <translation>与此数据库中审定的内容对照。</translation>
    </message>
    <message>
        <source>Hold them against a folder of issues with known answers.</source>
        <translation>与一个文件夹中有标准答案的报纸对照。</translation>
    </message>
    <message>
        <source>Name either --database or --cases.</source>
        <translation>请给出 --database 或 --cases 中的一个。</translation>
    </message>
    <message>
        <source>Print how far two people&apos;s gold agrees, issue by issue.

FIRST and SECOND are databases, or exports in the format jsonl. In the database of --into each difference has a note; the window settles them one by one.</source>
        <translation>逐期显示两个人的审定稿有多一致。

FIRST 和 SECOND 是数据库，或 jsonl 格式的导出。在 --into 的数据库中，每处不同都有批注，在窗口中逐一裁定。</translation>
    </message>
    <message>
        <source>Make a database in which the differences are settled.</source>
        <translation>新建一个数据库，用来裁定不同之处。</translation>
    </message>
    <message>
        <source>Print a line for each fault of a database.

The exit code is 1 when there is any. With --repair what was done is printed first, and then what remains.</source>
        <translation>数据库的每处错误显示一行。

有错误时退出码为 1。用 --repair 时先显示做了什么，再显示还剩什么。</translation>
    </message>
    <message>
        <source>Keep a copy, and repair what can be repaired.</source>
        <translation>留一份副本，并修复能修复的。</translation>
    </message>
    <message>
        <source>repaired: {0}</source>
        <translation>已修复：{0}</translation>
    </message>
    <message>
        <source>{0} page images are missing; import their files again, or put them back from a backup.</source>
        <translation>缺少 {0} 张版面图像；请重新导入其文件，或从备份中放回。</translation>
    </message>
    <message>
        <source>Back a database up, and print the name of the backup.

It is checked before it counts. Beside the database a new one takes the place of those that need not stay.</source>
        <translation>备份数据库，并显示备份的名称。

备份经检查后才算数。新备份放在数据库旁，取代不必再留的旧备份。</translation>
    </message>
    <message>
        <source>Write it to a new file, instead of beside the database.</source>
        <translation>写入一个新文件，而不放在数据库旁。</translation>
    </message>
    <message>
        <source>Make a database what a backup holds.

The backup is checked first. What the database was before is kept among its backups; that name is printed.</source>
        <translation>把数据库恢复成备份中的样子。

先检查备份。数据库原来的样子留在其备份之中，并显示那份备份的名称。</translation>
    </message>
    <message>
        <source>The backup; it stays as it is.</source>
        <translation>备份；它本身不变。</translation>
    </message>
    <message>
        <source>{0}: restored from {1}; before it was as in {2}</source>
        <translation>{0}：已从 {1} 恢复；原来的样子在 {2} 中</translation>
    </message>
    <message>
        <source>{0}: restored from {1}</source>
        <translation>{0}：已从 {1} 恢复</translation>
    </message>
    <message>
        <source>Delete issues by their numbers, as `annotator import` prints them.

Each is kept with all that was done in it, and can be brought back. What somebody is editing stays: it is named, and the exit code is 1.</source>
        <translation>按编号删除报纸，编号即 annotator import 所显示的。

每期报纸连同在其中做过的一切都留着，可以取回。有人正在编辑的不删：会列出来，退出码为 1。</translation>
    </message>
    <message>
        <source>Bring deleted issues back, by the numbers that --list prints.</source>
        <translation>取回已删除的报纸，编号即 --list 所显示的。</translation>
    </message>
    <message>
        <source>Print the deleted issues instead.</source>
        <translation>改为显示已删除的报纸。</translation>
    </message>
    <message>
        <source>Name the numbers of issues, or --list.</source>
        <translation>请给出报纸的编号，或 --list。</translation>
    </message>
    <message>
        <source>{0}: is here as issue {1} again</source>
        <translation>{0}：现在又在这里，即报纸 {1}</translation>
    </message>
    <message>
        <source>{0}: deleted, and kept as {1}; `annotator delete --back {1}` brings it back</source>
        <translation>{0}：已删除，留作 {1}；用 annotator delete --back {1} 可取回</translation>
    </message>
    <message>
        <source>issue {0}: {1} edits it on {2}, so it stays.</source>
        <translation>报纸 {0}：{1} 正在 {2} 上编辑它，所以没有删除。</translation>
    </message>
    <message>
        <source>name three shares, as in 80,10,10.</source>
        <translation>请给出三个份额，例如 80,10,10。</translation>
    </message>
    <message>
        <source>Write the articles of a database to a file, or several exports in one go, as a recipe says.

A recipe is a file in JSON or TOML that the window saves, or a person writes; --output names another folder for it. What went out, and what could not, is counted on standard error, and in the report beside the file. --split never divides an issue, a day, or issues with articles that are nearly alike.</source>
        <translation>把数据库中的稿件写入文件，或按方案一次写出几种导出。

方案是 JSON 或 TOML 文件，可由窗口保存，也可自己写；--output 为它另指一个文件夹。写出了什么、什么未能写出，显示在标准错误输出上，并写在文件旁的报告中。--split 从不拆开一期报纸、同一天的报纸，或稿件几乎相同的各期报纸。</translation>
    </message>
    <message>
        <source>The format; see `annotator formats`.</source>
        <translation>格式，见 annotator formats。</translation>
    </message>
    <message>
        <source>The file or folder; an export that is there is replaced.</source>
        <translation>文件或文件夹；已有的导出将被取代。</translation>
    </message>
    <message>
        <source>Write the exports of a recipe: formats, options, issues.</source>
        <translation>按方案写出各项导出：格式、选项、哪些报纸。</translation>
    </message>
    <message>
        <source>Only this issue; as often as wanted.</source>
        <translation>只写出这一期报纸；可多次使用。</translation>
    </message>
    <message>
        <source>Only issues of this day (month, year) and later.</source>
        <translation>只写出这一天（月、年）及以后的报纸。</translation>
    </message>
    <message>
        <source>Only issues of this day (month, year) and earlier.</source>
        <translation>只写出这一天（月、年）及以前的报纸。</translation>
    </message>
    <message>
        <source>Only issues of this newspaper.</source>
        <translation>只写出这份报纸的各期。</translation>
    </message>
    <message>
        <source>Replace it even where people have worked in it since: their work is lost.</source>
        <translation>即使有人在其中做过改动也取代：他们的改动会丢失。</translation>
    </message>
    <message>
        <source>Which articles.</source>
        <translation>写出哪些稿件。</translation>
    </message>
    <message>
        <source>Which of entities that lie in each other, where a format holds none inside another.</source>
        <translation>格式不允许专名嵌套时，取嵌套专名中的哪些。</translation>
    </message>
    <message>
        <source>What becomes of entities that cut words, where a line is a word.</source>
        <translation>一行为一词时，如何处理切断词语的专名。</translation>
    </message>
    <message>
        <source>How tags are written.</source>
        <translation>标记的写法。</translation>
    </message>
    <message>
        <source>What a line is, where each has a tag.</source>
        <translation>每行有一个标记时，一行是什么。</translation>
    </message>
    <message>
        <source>What doccano&apos;s project counts: grapheme if its grapheme mode is on.</source>
        <translation>doccano 项目按什么计数：开启了字素模式时用 grapheme。</translation>
    </message>
    <message>
        <source>Write a folder with three parts, train, validation and test, of these shares: as in 80,10,10.</source>
        <translation>写一个文件夹，分为 train、validation、test 三部分，按此份额：例如 80,10,10。</translation>
    </message>
    <message>
        <source>What settles the chance in --split.</source>
        <translation>决定 --split 的随机结果。</translation>
    </message>
    <message>
        <source>With --recipe only --output and --force are named; it says all else.</source>
        <translation>用 --recipe 时只可再写 --output 和 --force，其他都由方案说明。</translation>
    </message>
    <message>
        <source>Name --to and --output, or --recipe.</source>
        <translation>请给出 --to 和 --output，或 --recipe。</translation>
    </message>
    <message>
        <source>List what can be read and written, with the suffixes of files, and in what offsets count.</source>
        <translation>列出能读写的格式、文件后缀，以及偏移量的单位。</translation>
    </message>
    <message>
        <source>Print the JSON Schema of the lossless form instead.</source>
        <translation>改为显示无损格式的 JSON Schema。</translation>
    </message>
    <message>
        <source>Import FILEs, with suggestions, into a database.

A folder means all files in it that can be read. The database is created if it does not exist. A file that can&apos;t be read is named at the end, and nothing of it is imported. A file that was imported before is left unchanged, so the same command continues an interrupted import.

Entities in FILEs of annotating tools come onto the articles that have the same text, else they make new issues; what doesn&apos;t fit is listed, and the exit code is 1.</source>
        <translation>把各 FILE 连同建议导入数据库。

文件夹指其中所有能读的文件。数据库不存在时新建。不能读的文件最后列出，其中任何内容都不导入。以前导入过的文件不变，所以同一命令可以继续中断了的导入。

标注工具的 FILE 中的专名加到文字相同的稿件上，没有这样的稿件时成为新的报纸；对不上的会列出，退出码为 1。</translation>
    </message>
    <message>
        <source>Who imports; else the name in your settings, or that of your account.</source>
        <translation>由谁导入；不写则用设置中的姓名，或您账户的姓名。</translation>
    </message>
    <message>
        <source>Whether entities are suggested too.</source>
        <translation>是否也建议专名。</translation>
    </message>
    <message>
        <source>The format of FILEs; text takes any as raw text.</source>
        <translation>各 FILE 的格式；text 表示一律作为原文。</translation>
    </message>
    <message>
        <source>Take each folder or ZIP of pages as one issue.</source>
        <translation>把每个文件夹或 ZIP 中的各版作为一期报纸。</translation>
    </message>
    <message>
        <source>Take up what files say of issues that are here, and nothing else.</source>
        <translation>只采用文件对已有报纸所说的内容，此外不做。</translation>
    </message>
    <message>
        <source>Make new issues of the texts of annotating tools, whatever is here.</source>
        <translation>无论已有什么，都用标注工具的文本新建报纸。</translation>
    </message>
    <message>
        <source>What such files do not have is taken away from their articles.</source>
        <translation>这些文件中没有的，从其稿件中去掉。</translation>
    </message>
    <message>
        <source>What the offsets of doccano&apos;s files count, where these do not say it.</source>
        <translation>doccano 的文件没有写明时，其偏移量按什么计数。</translation>
    </message>
    <message>
        <source>Whose entities are taken where several people have made some.</source>
        <translation>有几个人标注过专名时，采用谁的。</translation>
    </message>
    <message>
        <source>Name either --onto or --as-new.</source>
        <translation>请给出 --onto 或 --as-new 中的一个。</translation>
    </message>
    <message>
        <source>--as-issue takes no --format: the files say theirs.</source>
        <translation>--as-issue 不能与 --format 同用：格式由文件自己说明。</translation>
    </message>
    <message>
        <source>Interrupted. What is stored stays; the same command goes on from there.</source>
        <translation>已中断。存下的都在；同一命令可由此继续。</translation>
    </message>
    <message>
        <source>{0}: does not say what its offsets count. Look at its entities behind rare characters; if they are wrong, undo it and name --offsets.</source>
        <translation>{0}：没有写明其偏移量按什么计数。请查看罕用字之后的专名；若不对，请撤销，并指明 --offsets。</translation>
    </message>
    <message>
        <source>{0}: article {1}: {2}: {3}</source>
        <translation>{0}：稿件 {1}：{2}：{3}</translation>
    </message>
    <message>
        <source>new issue {0}</source>
        <translation>新报纸 {0}</translation>
    </message>
    <message>
        <source>issue {0}</source>
        <translation>报纸 {0}</translation>
    </message>
    <message>
        <source>{0} entities, {1} there already</source>
        <translation>专名 {0} 个，原已有 {1} 个</translation>
    </message>
    <message>
        <source>{0} taken away</source>
        <translation>去掉 {0} 个</translation>
    </message>
    <message>
        <source>{0} other changes</source>
        <translation>其他改动 {0} 处</translation>
    </message>
    <message>
        <source>; {0} don&apos;t fit</source>
        <translation>；对不上 {0} 个</translation>
    </message>
    <message>
        <source>{0}: {1}{2}</source>
        <translation>{0}：{1}{2}</translation>
    </message>
    <message>
        <source>{0}: another version of it is here as issue {1}; nothing was changed</source>
        <translation>{0}：这里已有它的另一版本，即报纸 {1}；未作任何改动</translation>
    </message>
    <message>
        <source>{0}: is already here as issue {1}, read as {2}; nothing was changed</source>
        <translation>{0}：这里已有，即报纸 {1}，按 {2} 读取；未作任何改动</translation>
    </message>
    <message>
        <source>{0} articles, {1} suggestions, {2}</source>
        <translation>{0} 篇稿件，{1} 条建议，{2}</translation>
    </message>
    <message>
        <source>{0}: issue {1}, {2}; {3}{4}</source>
        <translation>{0}：报纸 {1}，{2}；{3}{4}</translation>
    </message>
    <message>
        <source>Print the automatic split of FILE as JSON; no database is needed.</source>
        <translation>以 JSON 显示 FILE 的自动拆分；不需要数据库。</translation>
    </message>
    <message>
        <source>The only form there is.</source>
        <translation>只有这一种形式。</translation>
    </message>
    <message>
        <source>Suggest entities too.</source>
        <translation>也建议专名。</translation>
    </message>
    <message>
        <source>Take FILE as raw text, whatever it looks like.</source>
        <translation>不论 FILE 看来是什么，都作为原文。</translation>
    </message>
    <message>
        <source>The format of FILE.</source>
        <translation>FILE 的格式。</translation>
    </message>
    <message>
        <source>Keep lists of entities, which are suggested in further issues.

A FILE has an entity a line, or is CSV or TSV with an entity and its label in each row. All lists of the database are printed, each with how many entities it holds.</source>
        <translation>保存专名表，以后导入的报纸会按表建议专名。

FILE 每行一个专名，或是每行有专名及其标签的 CSV 或 TSV。显示数据库中所有的表，以及各有多少个专名。</translation>
    </message>
    <message>
        <source>What the entities are where a row does not say it; else PER.</source>
        <translation>行中没有写明标签时用什么标签；不写则为 PER。</translation>
    </message>
    <message>
        <source>Keep the list of this name no longer.</source>
        <translation>不再保存这个名称的表。</translation>
    </message>
    <message>
        <source>This is no text in the encoding of your terminal. Write it again.</source>
        <translation>这不是您终端编码中的文字，请重写。</translation>
    </message>
    <message>
        <source>The database: a file, or postgresql://user@host:port/name on a server.</source>
        <translation>数据库：一个文件，或服务器上的 postgresql://user@host:port/name。</translation>
    </message>
    <message>
        <source>Read raw text in this encoding instead of the detected one.</source>
        <translation>按此编码读取原文，而不用识别出的编码。</translation>
    </message>
    <message>
        <source>{0}: write it as text=NAME; before the sign stands one of {1}.</source>
        <translation>{0}：请写成 text=NAME；等号前是以下之一：{1}。</translation>
    </message>
    <message>
        <source>Which column of a table holds what, by its name or number: text=正文, title=2.</source>
        <translation>表格的哪一列是什么，写列名或列号：text=正文，title=2。</translation>
    </message>
    <message>
        <source>The newspaper that FILEs are of; else what they say, or what is guessed.</source>
        <translation>这些文件是哪家报纸的；不写则按文件所说，或由程序推测。</translation>
    </message>
    <message>
        <source>Which entities, pairs and lines: seen leaves out those that nobody has looked at.</source>
        <translation>写出哪些专名、句对和行图像：seen 不含无人看过的。</translation>
    </message>
    <message>
        <source>What reads images: RapidOCR, which is usual, Tesseract, or both, where Tesseract&apos;s reading stands among the alternatives.</source>
        <translation>用什么识别图像：rapidocr（默认）、tesseract，或 both（Tesseract 的不同识别结果列为备选字）。</translation>
    </message>
    <message>
        <source>Send such workers the files, where they do not see them; not folders and pages with images.</source>
        <translation>把文件发送给这些看不到文件的工作进程；不发送文件夹和带图像的版面。</translation>
    </message>
    <message>
        <source>Import the files that a table (CSV, Parquet) names in its column path, with the title, date and newspaper that its columns of these names give them.</source>
        <translation>导入表格（CSV、Parquet）的 path 列所写的文件；title、date 和 newspaper 列给出它们的标题、日期和报纸。</translation>
    </message>
    <message>
        <source>Name either FILEs or a --manifest of them.</source>
        <translation>请写 FILE，或写列出文件的 --manifest，二者选一。</translation>
    </message>
    <message>
        <source>Make new suggestions for issues, by their numbers, or for all.

What people have decided stays, and so does an approved article. An issue that somebody is editing is named, and the exit code is 1.</source>
        <translation>按编号为一些报纸或为全部报纸重新生成建议。

人所决定的保留，已审定的文章也不变。有人正在编辑的报纸会列出，退出码为 1。</translation>
    </message>
    <message>
        <source>issue {0}: has new suggestions</source>
        <translation>报纸 {0}：有了新建议</translation>
    </message>
    <message>
        <source>{0} issues have new suggestions, {1} have no other than before</source>
        <translation>{0} 期有了新建议，{1} 期与以前相同</translation>
    </message>
    <message>
        <source>So many processes work at once; else one on each core.</source>
        <translation>同时工作的进程数；不写则每个处理器核心一个。</translation>
    </message>
    <message>
        <source>Let the workers of a Dask scheduler do it, as at tcp://10.0.0.1:8786.</source>
        <translation>交给 Dask 调度程序的工作进程，如 tcp://10.0.0.1:8786。</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare with another&apos;s gold</source>
        <translation>与他人的审定稿比较</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>The other&apos;s database or JSONL export</source>
        <translation>对方的数据库或 JSONL 导出文件</translation>
    </message>
    <message>
        <source>New database to settle the differences in</source>
        <translation>用来裁定不同之处的新数据库</translation>
    </message>
</context>
<context>
    <name>Comparisons</name>
    <message>
        <source>How far the two agree</source>
        <translation>两者一致的程度</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
</context>
<context>
    <name>ContinueDialog</name>
    <message>
        <source>Continues another article</source>
        <translation>接续其他稿件</translation>
    </message>
    <message>
        <source>Search in the headlines</source>
        <translation>在标题中查找</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>The two ends</source>
        <translation>首尾衔接</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>“{0}…” goes on:</source>
        <translation>“{0}……”接续：</translation>
    </message>
</context>
<context>
    <name>CorrectionKind</name>
    <message>
        <source>line break healed</source>
        <translation>断行接合</translation>
    </message>
    <message>
        <source>passage that stood twice</source>
        <translation>重复段落</translation>
    </message>
    <message>
        <source>text lost here</source>
        <translation>此处缺文</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>half or full width</source>
        <translation>全角半角</translation>
    </message>
    <message>
        <source>wrong character</source>
        <translation>错字</translation>
    </message>
    <message>
        <source>space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>订正</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>Decide many suggestions</source>
        <translation>批量处理建议</translation>
    </message>
    <message>
        <source>Which suggestions</source>
        <translation>哪些建议</translation>
    </message>
    <message>
        <source>Of which articles</source>
        <translation>哪些稿件</translation>
    </message>
    <message>
        <source>the whole issue</source>
        <translation>整期</translation>
    </message>
    <message>
        <source>this article</source>
        <translation>本稿件</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Accept the ticked</source>
        <translation>采纳所选</translation>
    </message>
    <message>
        <source>Reject the ticked</source>
        <translation>否决所选</translation>
    </message>
    <message>
        <source>{0} of {1} ticked</source>
        <translation>已选 {0} / {1}</translation>
    </message>
    <message>
        <source>at least so sure:</source>
        <translation>把握至少：</translation>
    </message>
    <message>
        <source>Tick these</source>
        <translation>勾选这些</translation>
    </message>
</context>
<context>
    <name>DeletedDialog</name>
    <message>
        <source>Deleted issues</source>
        <translation>已删除的各期</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>They are kept with everything that was done in them, until they are removed here.</source>
        <translation>它们连同做过的全部工作一并保留，直到在此处清除。</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>, only by approving the article</source>
        <translation>（仅因审定稿件）</translation>
    </message>
    <message>
        <source>The text of these entities has changed, look at them again: {0}</source>
        <translation>以下专名的文字有变，请再核对：{0}</translation>
    </message>
    <message>
        <source>{0} (deleted)</source>
        <translation>{0}（删去）</translation>
    </message>
    <message>
        <source>(inserted) {0}</source>
        <translation>（插入）{0}</translation>
    </message>
    <message>
        <source>A character may be missing here: the gap in the print is wide.</source>
        <translation>此处印刷间距偏大，可能漏了字。</translation>
    </message>
    <message>
        <source>Read from the page, {0} % sure</source>
        <translation>识别自版面，把握 {0} %</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Describe the issue</source>
        <translation>本期编目信息</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>其他编目项</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message>
        <source>Right as it is now (3)</source>
        <translation>现在这样就对（3）</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>{0} of {1} are not settled</source>
        <translation>{1} 处中还有 {0} 处未裁定</translation>
    </message>
    <message>
        <source>Take {0}&apos;s ({1})</source>
        <translation>采用 {0} 的（{1}）</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>boundary</source>
        <translation>分界</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>part</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>Where two people&apos;s gold differs. “Compare with another&apos;s gold…” in the menu Issue makes the list.</source>
        <translation>这里列出两人审定稿的不同之处。用“报纸”菜单中的“与他人的审定稿比较”生成。</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>boundary</source>
        <translation>分界</translation>
    </message>
    <message>
        <source>part</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>wrong encoding</source>
        <translation>编码错误</translation>
    </message>
    <message>
        <source>read otherwise</source>
        <translation>读法不同</translation>
    </message>
</context>
<context>
    <name>DuplicatesPanel</name>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复段落</translation>
    </message>
    <message>
        <source>Keep the first (1)</source>
        <translation>保留第一处 (1)</translation>
    </message>
    <message>
        <source>Keep the second (2)</source>
        <translation>保留第二处 (2)</translation>
    </message>
    <message>
        <source>Keep both (3)</source>
        <translation>两处都保留 (3)</translation>
    </message>
    <message>
        <source>Text is lost here (4)</source>
        <translation>此处缺文 (4)</translation>
    </message>
    <message>
        <source>The first copy</source>
        <translation>第一处</translation>
    </message>
    <message>
        <source>The second copy</source>
        <translation>第二处</translation>
    </message>
    <message>
        <source>Passages that stand twice in the issue. None are known; “Stands twice?” in the menu Edit looks for the selected one.</source>
        <translation>这里列出本期中重复出现的段落。目前没有；选中一段后，可用“编辑”菜单中的“是否重复”查找。</translation>
    </message>
</context>
<context>
    <name>EntitiesPanel</name>
    <message>
        <source>Entity</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>规范号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Of which issues</source>
        <translation>哪些报纸</translation>
    </message>
    <message>
        <source>the whole issue</source>
        <translation>本期全部</translation>
    </message>
    <message>
        <source>the whole database</source>
        <translation>整个数据库</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>排列顺序</translation>
    </message>
    <message>
        <source>most frequent first</source>
        <translation>次数多的在前</translation>
    </message>
    <message>
        <source>by label</source>
        <translation>按标签</translation>
    </message>
    <message>
        <source>by article</source>
        <translation>按稿件</translation>
    </message>
    <message>
        <source>by text</source>
        <translation>按文字</translation>
    </message>
    <message>
        <source>Whom or what it means… (D)</source>
        <translation>注明所指… (D)</translation>
    </message>
    <message>
        <source>Another spelling… (M)</source>
        <translation>合并写法…（M）</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>{0} entities in {1} places</source>
        <translation>{0} 个专名，{1} 处</translation>
    </message>
    <message>
        <source>All entities of the issue, gathered by their text. Select words in the text and press the key of a label to tag them.</source>
        <translation>这里按文字汇总本期的全部专名。在文中选中词语，再按标签的按键即可标注。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export gold</source>
        <translation>导出审定稿</translation>
    </message>
    <message>
        <source>approved articles only</source>
        <translation>仅已审定的稿件</translation>
    </message>
    <message>
        <source>all articles</source>
        <translation>全部稿件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The first lines of the export will stand here.</source>
        <translation>此处将显示导出内容的前几行。</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>only what somebody has looked at</source>
        <translation>仅有人看过的</translation>
    </message>
    <message>
        <source>the outermost stays</source>
        <translation>保留最外层</translation>
    </message>
    <message>
        <source>the innermost stays</source>
        <translation>保留最内层</translation>
    </message>
    <message>
        <source>none of them stays</source>
        <translation>都不保留</translation>
    </message>
    <message>
        <source>a character</source>
        <translation>一个字</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>一个词</translation>
    </message>
    <message>
        <source>are widened to whole words</source>
        <translation>扩大到整词</translation>
    </message>
    <message>
        <source>are narrowed to whole words</source>
        <translation>缩小到整词</translation>
    </message>
    <message>
        <source>are left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>UTF-16 code units (its default)</source>
        <translation>UTF-16 码元（默认）</translation>
    </message>
    <message>
        <source>grapheme clusters (its grapheme mode)</source>
        <translation>字素簇（字素模式）</translation>
    </message>
    <message>
        <source>into three sets, in a folder</source>
        <translation>分成三个集，放入文件夹</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>A line is</source>
        <translation>每行是</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签写法</translation>
    </message>
    <message>
        <source>The project counts</source>
        <translation>项目的计数单位</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>An export is there already; it will be replaced.</source>
        <translation>此处已有导出的文件，将被替换。</translation>
    </message>
    <message>
        <source>This format is not text; there is nothing to see of it here.</source>
        <translation>此格式不是文本，无法在此预览。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>换个位置…</translation>
    </message>
    <message>
        <source>Replace all the same</source>
        <translation>仍然替换</translation>
    </message>
    <message>
        <source>Entities and pairs</source>
        <translation>专名与句对</translation>
    </message>
    <message>
        <source>Entities that cut words</source>
        <translation>切断词语的专名</translation>
    </message>
    <message>
        <source>Entities in each other</source>
        <translation>互相嵌套的专名</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>一次导出多种</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>报纸</translation>
    </message>
    <message numerus="yes">
        <source>Export all %n</source>
        <translation>
            <numerusform>导出全部 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，没有写出任何文件。</translation>
    </message>
    <message>
        <source>; {0} left out</source>
        <translation>；另有 {0} 项未导出</translation>
    </message>
    <message>
        <source>Written to {2} — articles: {0}, entities: {1}</source>
        <translation>已写入 {2}：稿件 {0} 篇，专名 {1} 处</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>已写入 {0}</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>do not lie one behind the other in the raw text</source>
        <translation>在原文中不是前后相接的</translation>
    </message>
    <message>
        <source>are on a page that is not there</source>
        <translation>在不存在的版面上</translation>
    </message>
    <message>
        <source>stand beyond all pages</source>
        <translation>在所有版面之外</translation>
    </message>
    <message>
        <source>have boxes that end before they begin</source>
        <translation>有些框在开始之前就结束</translation>
    </message>
    <message>
        <source>the first segment does not begin at the start of the issue</source>
        <translation>第一个片段不在报纸的开头</translation>
    </message>
    <message>
        <source>two boundaries stand at one place</source>
        <translation>两个分界在同一处</translation>
    </message>
    <message>
        <source>boundary {0} stands behind the text</source>
        <translation>分界 {0} 在文字之后</translation>
    </message>
    <message>
        <source>boundary {0} continues {1}, which is not there</source>
        <translation>分界 {0} 接续的 {1} 不存在</translation>
    </message>
    <message>
        <source>boundary {0} is approved but begins no article</source>
        <translation>分界 {0} 已审定，却没有开始任何稿件</translation>
    </message>
    <message>
        <source>boundary {0} continues itself in a circle</source>
        <translation>分界 {0} 绕一圈接续到自己</translation>
    </message>
    <message>
        <source>part {0} does not lie in one segment</source>
        <translation>要素 {0} 不在一个片段之内</translation>
    </message>
    <message>
        <source>part {0} overlaps another one</source>
        <translation>要素 {0} 与另一个要素重叠</translation>
    </message>
    <message>
        <source>correction {0} does not lie in one segment</source>
        <translation>订正 {0} 不在一个片段之内</translation>
    </message>
    <message>
        <source>correction {0} overlaps another one</source>
        <translation>订正 {0} 与另一处订正重叠</translation>
    </message>
    <message>
        <source>entity {0} ends in another article</source>
        <translation>专名 {0} 结束在另一篇稿件中</translation>
    </message>
    <message>
        <source>note {0} does not stand on raw text</source>
        <translation>批注 {0} 不在原文上</translation>
    </message>
    <message>
        <source>the issue is of two newspapers</source>
        <translation>这期报纸有两个报名</translation>
    </message>
    <message>
        <source>the catalogue says two things of one field ({0}); one is in {1}</source>
        <translation>目录信息中同一栏（{0}）有两种说法；其中之一在 {1}</translation>
    </message>
    <message>
        <source>page {0} does not lie behind the one before it in the text that came in</source>
        <translation>第 {0} 版在导入的文字中没有排在前一版之后</translation>
    </message>
    <message>
        <source>the {0} of its pages {1}</source>
        <translation>其版面上的{0}{1}</translation>
    </message>
    <message>
        <source>{0} {1} is on a page that is not there</source>
        <translation>{0} {1} 在不存在的版面上</translation>
    </message>
    <message>
        <source>{0} {1} stands behind the text</source>
        <translation>{0} {1} 在文字之后</translation>
    </message>
    <message>
        <source>region {0} is no area of a page</source>
        <translation>区域 {0} 不是版面上的区域</translation>
    </message>
    <message>
        <source>a page has two images</source>
        <translation>一个版面有两张图像</translation>
    </message>
    <message>
        <source>addition {0} is not how the raw text goes on</source>
        <translation>补读的文字 {0} 与原文的延续不符</translation>
    </message>
    <message>
        <source>addition {0} begins where something stands on a page that began before</source>
        <translation>补读的文字 {0} 开始处，有先前开始的内容占着版面位置</translation>
    </message>
    <message>
        <source>the raw text goes on behind what was read last</source>
        <translation>原文在最后补读的文字之后还有内容</translation>
    </message>
    <message>
        <source>entity {0} has no text</source>
        <translation>专名 {0} 没有文字</translation>
    </message>
    <message>
        <source>entity {0} crosses entity {1}</source>
        <translation>专名 {0} 与专名 {1} 交叉</translation>
    </message>
    <message>
        <source>issue {0} “{1}”: {2}</source>
        <translation>报纸 {0}“{1}”：{2}</translation>
    </message>
    <message>
        <source>a row of “{0}” belongs to no issue</source>
        <translation>表“{0}”中有一行不属于任何报纸</translation>
    </message>
    <message>
        <source>the label “{0}”, which entities have, is not in the label set</source>
        <translation>专名所用的标签“{0}”不在标签集中</translation>
    </message>
    <message>
        <source>the deleted issue {0} can&apos;t be read</source>
        <translation>已删除的报纸 {0} 无法读取</translation>
    </message>
    <message>
        <source>issue {0}: its entities in the gold can&apos;t be read</source>
        <translation>报纸 {0}：审定稿中的专名无法读取</translation>
    </message>
    <message>
        <source>the raw text is not what was imported</source>
        <translation>原文与导入时不同</translation>
    </message>
    <message>
        <source>the list of issues counts its articles or doubts wrongly</source>
        <translation>报纸列表中的稿件数或疑点数不对</translation>
    </message>
    <message>
        <source>row {0} of the journal is missing</source>
        <translation>操作记录缺少第 {0} 行</translation>
    </message>
    <message>
        <source>the journal contradicts itself: {0}</source>
        <translation>操作记录自相矛盾：{0}</translation>
    </message>
    <message>
        <source>the record {0} is not as the journal says</source>
        <translation>记录 {0} 与操作记录所说的不符</translation>
    </message>
    <message>
        <source>issue {0}: {1}</source>
        <translation>报纸 {0}：{1}</translation>
    </message>
    <message>
        <source>the index for searching will be made anew</source>
        <translation>搜索用的索引将重新建立</translation>
    </message>
    <message>
        <source>issue {0}: its row in the list of issues was lost and is made anew, with the title “{1}”</source>
        <translation>报纸 {0}：它在报纸列表中的一行已丢失，现已重建，标题为“{1}”</translation>
    </message>
    <message>
        <source>{0} rows of “{1}” that belong to no issue were dropped</source>
        <translation>表“{1}”中不属于任何报纸的 {0} 行已删除</translation>
    </message>
    <message>
        <source>issue {0}: where its text stands on its pages can&apos;t be read and was dropped</source>
        <translation>报纸 {0}：文字在版面上的位置无法读取，已删除</translation>
    </message>
    <message>
        <source>the deleted issue {0} can&apos;t be read and was dropped</source>
        <translation>已删除的报纸 {0} 无法读取，已删去</translation>
    </message>
    <message>
        <source>issue {0}: its entities in the gold will be gathered anew</source>
        <translation>报纸 {0}：审定稿中的专名将重新收集</translation>
    </message>
    <message>
        <source>the {0} could not be read and is “{1}” now</source>
        <translation>{0} 一栏无法读取，现为“{1}”</translation>
    </message>
    <message>
        <source>its articles and doubts were counted anew in the list of issues</source>
        <translation>报纸列表中的稿件数和疑点数已重新计算</translation>
    </message>
    <message>
        <source>row {0} of “{1}” held what is no text; a � stands there now</source>
        <translation>表“{1}”的第 {0} 行中有不成文字的内容，现以 � 代替</translation>
    </message>
    <message>
        <source>the label “{0}”, which entities have, is in the label set again</source>
        <translation>专名所用的标签“{0}”已重新加入标签集</translation>
    </message>
    <message>
        <source>what was undone and made again can&apos;t be told; each step counts as done</source>
        <translation>无法得知撤销和重做过什么；每一步都算已做</translation>
    </message>
    <message>
        <source>the journal ended too early; row {0} was written from the records</source>
        <translation>操作记录过早结束；第 {0} 行已按记录写出</translation>
    </message>
    <message>
        <source>row {0} of the journal lost or damaged; row {0} was written anew from the records</source>
        <translation>操作记录的第 {0} 行丢失或损坏；第 {0} 行已按记录重新写出</translation>
    </message>
    <message>
        <source>row {0} of the journal lost or damaged; without it nothing is missing</source>
        <translation>操作记录的第 {0} 行丢失或损坏；没有它也不缺什么</translation>
    </message>
    <message>
        <source>rows {0} to {1} of the journal lost or damaged; row {0} was written anew from the records</source>
        <translation>操作记录的第 {0} 至 {1} 行丢失或损坏；第 {0} 行已按记录重新写出</translation>
    </message>
    <message>
        <source>rows {0} to {1} of the journal lost or damaged; without it nothing is missing</source>
        <translation>操作记录的第 {0} 至 {1} 行丢失或损坏；没有它们也不缺什么</translation>
    </message>
    <message>
        <source>the record {0} was made anew from the journal</source>
        <translation>记录 {0} 已按操作记录重新写出</translation>
    </message>
    <message>
        <source>the index for searching holds other passages than the issue has</source>
        <translation>搜索用的索引中的文字与报纸中的不同</translation>
    </message>
    <message>
        <source>the index for searching does not find the words of the issue</source>
        <translation>用搜索的索引找不到报纸中的词</translation>
    </message>
    <message>
        <source>the page image {0}: {1}</source>
        <translation>版面图像 {0}：{1}</translation>
    </message>
    <message>
        <source>the page image {0} is not what was imported; remove it, and import its file again</source>
        <translation>版面图像 {0} 与导入时不同；请删除它，并重新导入其文件</translation>
    </message>
    <message>
        <source>the server: {0} pages were read with a wrong checksum</source>
        <translation>服务器：有 {0} 页的校验和不对</translation>
    </message>
    <message>
        <source>a copy of what was there is kept in {0}</source>
        <translation>原来的内容留有副本：{0}</translation>
    </message>
    <message>
        <source>the table “{0}”: all {1} rows were read</source>
        <translation>表“{0}”：全部 {1} 行都已读出</translation>
    </message>
    <message>
        <source>the table “{0}”: only {1} rows could be read</source>
        <translation>表“{0}”：只读出 {1} 行</translation>
    </message>
    <message>
        <source>the file: {0}</source>
        <translation>文件：{0}</translation>
    </message>
    <message>
        <source>a row of “{0}” belongs to no {1}</source>
        <translation>表“{0}”中有一行不属于任何 {1}</translation>
    </message>
    <message>
        <source>another person&apos;s version can&apos;t be read</source>
        <translation>另一人的版本无法读取</translation>
    </message>
    <message>
        <source>another person&apos;s version that can&apos;t be read was dropped</source>
        <translation>另一人的版本无法读取，已删除</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>责任者</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>出版者</translation>
    </message>
    <message>
        <source>Contributor</source>
        <translation>其他责任者</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识符</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语种</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>时空范围</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Where figures are missing, the gold says nothing of such things.</source>
        <translation>没有数字之处，审定稿对此未作说明。</translation>
    </message>
    <message>
        <source>{0} things in the gold count nowhere: nobody looked at them, their articles were approved.</source>
        <translation>审定稿中有 {0} 处不计：没有人看过，只是随稿件一起审定。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Show articles of this kind</source>
        <translation>只显示此类稿件</translation>
    </message>
    <message>
        <source>Show articles of this status</source>
        <translation>只显示此状态的稿件</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>all statuses</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>with doubts</source>
        <translation>有疑点</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What is odd</source>
        <translation>何处可疑</translation>
    </message>
    <message>
        <source>Return makes it</source>
        <translation>回车改为</translation>
    </message>
    <message>
        <source>Which findings</source>
        <translation>哪些问题</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mend (Return)</source>
        <translation>改正（回车）</translation>
    </message>
    <message>
        <source>It is right (Delete)</source>
        <translation>没有错（Delete）</translation>
    </message>
    <message>
        <source>Odd entities</source>
        <translation>存疑的专名</translation>
    </message>
    <message>
        <source>{0} findings</source>
        <translation>{0} 处可疑</translation>
    </message>
    <message>
        <source>white space at its edge</source>
        <translation>边上有空白</translation>
    </message>
    <message>
        <source>a bracket or quote without its pair</source>
        <translation>括号或引号不成对</translation>
    </message>
    <message>
        <source>begins or ends inside a word</source>
        <translation>始于或止于词的中间</translation>
    </message>
    <message>
        <source>mostly has another label</source>
        <translation>多数情况下是别的标签</translation>
    </message>
    <message>
        <source>is an entity elsewhere, not here</source>
        <translation>别处是专名，此处不是</translation>
    </message>
    <message>
        <source>Entities that look odd, with what would mend them. There is nothing odd here.</source>
        <translation>这里列出可疑的专名及修正办法。目前没有可疑之处。</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Boundaries</source>
        <translation>分界</translation>
    </message>
    <message>
        <source>Each coloured band is an article. Drag the handle between two bands to where the next article begins; Esc cancels while you drag.</source>
        <translation>每条色带是一篇稿件。把两条色带之间的滑块拖到下一篇稿件的开头；拖动时按 Esc 取消。</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>订正</translation>
    </message>
    <message>
        <source>This is the text of the chosen article. Type in it: each change is kept as a correction, and the raw text stays as it came. {0} takes it back.</source>
        <translation>这里是所选稿件的订正文本。直接改：每处改动都记为一处订正，原文保持不变。按 {0} 撤销。</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>Select the words of a person, a place or an organisation in the text, and press the button of the label, or Ctrl with its digit.</source>
        <translation>在订正文本里选中一个人名、地名或机构，点一下标签按钮，或按 Ctrl 加它的数字。</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>What the program suggests has a dotted line. {0} leads to the next doubt; {1} accepts it, {2} rejects it.</source>
        <translation>程序的建议下面有虚线。按 {0} 到下一处疑点；按 {1} 采纳，按 {2} 否决。</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>审定稿</translation>
    </message>
    <message>
        <source>When an article is right, {0} approves it. What is approved is gold, and {1} exports it. The sample has a database of its own; “Recent” in the menu leads back to yours.</source>
        <translation>稿件无误后按 {0} 审定。审定的稿件就是审定稿，按 {1} 导出。示例在单独的数据库里；要回到自己的数据库，用菜单里的“最近打开”。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>raw text in, plain text out</source>
        <translation>读入原文，写出纯文本</translation>
    </message>
    <message>
        <source>lossless, one issue a line</source>
        <translation>无损，每期报纸一行</translation>
    </message>
    <message>
        <source>one character or word and its tag a line</source>
        <translation>每行一个字或词及其标签</translation>
    </message>
    <message>
        <source>spaCy&apos;s DocBin, or JSONL</source>
        <translation>spaCy 的 DocBin 或 JSONL</translation>
    </message>
    <message>
        <source>Label Studio&apos;s tasks</source>
        <translation>Label Studio 的标签任务</translation>
    </message>
    <message>
        <source>doccano&apos;s JSONL</source>
        <translation>doccano 的 JSONL</translation>
    </message>
    <message>
        <source>raw and corrected text side by side</source>
        <translation>原文与订正文本对照</translation>
    </message>
    <message>
        <source>brat&apos;s standoff, a folder</source>
        <translation>brat 的独立标注，一个文件夹</translation>
    </message>
    <message>
        <source>UIMA CAS for INCEpTION, a folder of XMI or JSON</source>
        <translation>供 INCEpTION 使用的 UIMA CAS，XMI 或 JSON 文件夹</translation>
    </message>
    <message>
        <source>a dataset for Hugging Face: Parquet files and their card</source>
        <translation>Hugging Face 数据集：Parquet 文件与数据说明</translation>
    </message>
    <message>
        <source>W3C Web Annotation, JSON-LD</source>
        <translation>W3C 网络标注，JSON-LD</translation>
    </message>
    <message>
        <source>HIPE-2022&apos;s TSV</source>
        <translation>HIPE-2022 的 TSV</translation>
    </message>
    <message>
        <source>a table of articles</source>
        <translation>稿件表格</translation>
    </message>
    <message>
        <source>JSON objects that are articles, one a line or in a list</source>
        <translation>JSON 对象，一个对象一篇稿件，每行一个或列成一表</translation>
    </message>
    <message>
        <source>a dump of articles between tags</source>
        <translation>带标签的语料，一组标签一篇稿件</translation>
    </message>
    <message>
        <source>a workbook of articles and entities</source>
        <translation>稿件与专名的工作簿</translation>
    </message>
    <message>
        <source>TEI P5: articles with their corrections, entities, pages and lines</source>
        <translation>TEI P5：带订正、专名、版面与行的稿件</translation>
    </message>
    <message>
        <source>a page to read, and the pages of e-papers</source>
        <translation>供阅读的网页，以及数字报网页</translation>
    </message>
    <message>
        <source>ABBYY FineReader&apos;s XML, pages with places</source>
        <translation>ABBYY FineReader 的 XML，带位置的版面</translation>
    </message>
    <message>
        <source>METS, an issue with its pages and articles</source>
        <translation>METS，一期报纸及其版面和稿件</translation>
    </message>
    <message>
        <source>PaddleOCR&apos;s or RapidOCR&apos;s JSON, a page with places</source>
        <translation>PaddleOCR 或 RapidOCR 的 JSON，带位置的版面</translation>
    </message>
    <message>
        <source>a folder or a ZIP of pages as one issue</source>
        <translation>一个文件夹或 ZIP 中的版面作为一期报纸</translation>
    </message>
    <message>
        <source>an archive of files that are read</source>
        <translation>内有可读取文件的压缩包</translation>
    </message>
    <message>
        <source>Markdown with or without front matter</source>
        <translation>Markdown，有无前置数据均可</translation>
    </message>
    <message>
        <source>XML of the news industry: NITF, NewsML</source>
        <translation>新闻业的 XML：NITF、NewsML</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>ALTO, pages with places; written as version 4 with METS, a folder</source>
        <translation>ALTO，带位置的版面；写成第 4 版并附 METS，为一个文件夹</translation>
    </message>
    <message>
        <source>hOCR, pages with places; written as a folder</source>
        <translation>hOCR，带位置的版面；写成一个文件夹</translation>
    </message>
    <message>
        <source>PAGE XML, pages with places; written as version 2019 with METS, a folder</source>
        <translation>PAGE XML，带位置的版面；写成 2019 版并附 METS，为一个文件夹</translation>
    </message>
    <message>
        <source>an image of a page, whose text is read by OCR</source>
        <translation>版面图像，其文字由 OCR 识别</translation>
    </message>
    <message>
        <source>lines of print with their text, to train OCR on, a folder</source>
        <translation>逐行图像及其文字，用于训练 OCR，一个文件夹</translation>
    </message>
    <message>
        <source>PDF, with its text or to be read by OCR; written with text that can be searched, a folder</source>
        <translation>PDF，取其文字或由 OCR 识别；导出为可检索的 PDF，一个文件夹</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>码点</translation>
    </message>
    <message>
        <source>UTF-16 code units</source>
        <translation>UTF-16 编码单元</translation>
    </message>
    <message>
        <source>grapheme clusters</source>
        <translation>字素簇</translation>
    </message>
    <message>
        <source>COCO, areas of page images with their kinds, to train layout on, a folder</source>
        <translation>COCO，版面图像上的区域及其类别，用于训练版面分析，一个文件夹</translation>
    </message>
    <message>
        <source>IIIF manifest, with its images beside it; written as version 3, a folder</source>
        <translation>IIIF 清单，图像在其旁边；写成第 3 版，为一个文件夹</translation>
    </message>
    <message>
        <source>YOLO, boxes on page images with their kinds, to train layout on, a folder</source>
        <translation>YOLO，版面图像上的方框及其类别，用于训练版面分析，一个文件夹</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>en</source>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Search in the guide</source>
        <translation>在指南中查找</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>GuidelinesPanel</name>
    <message>
        <source>Guidelines of the labels</source>
        <translation>标签说明</translation>
    </message>
    <message>
        <source>a kind of {0}</source>
        <translation>属于{0}</translation>
    </message>
    <message>
        <source>Nobody has written yet what this label is for.</source>
        <translation>这个标签还没有说明。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Taken back: {0}</source>
        <translation>已撤回：{0}</translation>
    </message>
    <message>
        <source>Made again: {0}</source>
        <translation>已重做：{0}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Back to here</source>
        <translation>回到此处</translation>
    </message>
    <message>
        <source>Takes back all that came later, or makes again what was taken back (Return)</source>
        <translation>撤销其后的全部操作，或重做已撤销的操作（回车键）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>{0} operations</source>
        <translation>共 {0} 步操作</translation>
    </message>
    <message>
        <source>What was done in the issue, the newest first, and the way back to any point of it.</source>
        <translation>这里列出对本期做过的操作，最新的在前，可以回到其中任何一步。</translation>
    </message>
</context>
<context>
    <name>ImageArea</name>
    <message>
        <source>Page image</source>
        <translation>版面图像</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a raw issue</source>
        <translation>导入原文</translation>
    </message>
    <message>
        <source>detect</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读取结果</translation>
    </message>
    <message>
        <source>Odd in it</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>The text will be read from the images of the pages. That takes a while.</source>
        <translation>文字将从版面图像中识别，需要一些时间。</translation>
    </message>
    <message>
        <source>{0}, {1} characters</source>
        <translation>{0}，{1} 字</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) as the file gives them</source>
        <translation>
            <numerusform>文件自己分出的 %n 篇稿件</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>one issue of many pages</source>
        <translation>多版合为一期</translation>
    </message>
    <message>
        <source>each file an issue of its own</source>
        <translation>每个文件各为一期</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Import as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>The text as it is read</source>
        <translation>读出的正文</translation>
    </message>
    <message>
        <source>Read images by</source>
        <translation>图像识别引擎</translation>
    </message>
    <message>
        <source>RapidOCR, with what Tesseract reads otherwise among the alternatives</source>
        <translation>RapidOCR，Tesseract 的不同识别结果列为备选字</translation>
    </message>
</context>
<context>
    <name>ImportedDialog</name>
    <message>
        <source>Imported</source>
        <translation>导入结果</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Import a raw issue</source>
        <translation>导入原文</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入……</translation>
    </message>
    <message>
        <source>Another version of this issue is in the database already; nothing was changed.</source>
        <translation>数据库中已有这期报纸的另一版本，未作任何改动。</translation>
    </message>
    <message numerus="yes">
        <source>Imported. %n suggestion(s) to look at.</source>
        <translation>
            <numerusform>导入完成，有 %n 条建议待处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>（还有 %n 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>This file is in the database already; nothing was changed. “Make new suggestions” may know more.</source>
        <translation>此文件已在数据库中，未作任何更改。“重新建议”或许已有新的建议。</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import pages</source>
        <translation>导入版面</translation>
    </message>
    <message>
        <source>Pages ({0})</source>
        <translation>版面 ({0})</translation>
    </message>
    <message>
        <source>Stopped; nothing was imported.</source>
        <translation>已停止，未导入任何内容。</translation>
    </message>
    <message>
        <source>New issues: {0}</source>
        <translation>新增 {0} 期</translation>
    </message>
    <message>
        <source>In the database already: {0}</source>
        <translation>已在库中 {0} 期</translation>
    </message>
    <message>
        <source>Another version is in the database: {0}</source>
        <translation>库中已有另一版本 {0} 期</translation>
    </message>
    <message>
        <source>Files that could not be read: {0}</source>
        <translation>无法读取的文件 {0} 个</translation>
    </message>
    <message>
        <source>Stopped; importing the same files again goes on from here.</source>
        <translation>已停止；再次导入同样的文件即可从此处继续。</translation>
    </message>
</context>
<context>
    <name>IssueProgress</name>
    <message>
        <source>{0} of {1} articles approved   ·   database: {2} of {3}   ·   {4}</source>
        <translation>已审定稿件 {0} / {1}   ·   数据库：{2} / {3}   ·   {4}</translation>
    </message>
</context>
<context>
    <name>IssuesDialog</name>
    <message>
        <source>Issues of the database</source>
        <translation>库中报纸</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>from 1963-05</source>
        <translation>自 1963-05</translation>
    </message>
    <message>
        <source>to 1963-05-31</source>
        <translation>至 1963-05-31</translation>
    </message>
    <message>
        <source>Which issues</source>
        <translation>哪些期</translation>
    </message>
    <message>
        <source>all issues</source>
        <translation>全部各期</translation>
    </message>
    <message>
        <source>to be approved</source>
        <translation>待审定的各期</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已审定的各期</translation>
    </message>
    <message>
        <source>with doubts</source>
        <translation>有疑点的各期</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>all newspapers</source>
        <translation>全部报纸</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Make new suggestions</source>
        <translation>重新提出建议</translation>
    </message>
    <message>
        <source>Newspaper…</source>
        <translation>报纸…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Deleted issues…</source>
        <translation>已删除的各期…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>IssuesModel</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>题名</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已审定</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>使用此快捷键</translation>
    </message>
    <message>
        <source>As it was at first</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>These keys belong to “{0}” already.</source>
        <translation>此快捷键已用于“{0}”。</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>已更改。</translation>
    </message>
</context>
<context>
    <name>Label</name>
    <message>
        <source>person</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地名</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法规</translation>
    </message>
    <message>
        <source>facility</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Surname and given name together; without titles.</source>
        <translation>人名连姓带名，不含职务。</translation>
    </message>
    <message>
        <source>Countries, towns, districts, streets, rivers, mountains.</source>
        <translation>国家、城镇、区县、街道、江河、山岳。</translation>
    </message>
    <message>
        <source>Offices, companies, schools, associations, teams, papers.</source>
        <translation>机关、公司、学校、社团、队伍、报刊。</translation>
    </message>
    <message>
        <source>Dates, times of day, feasts, periods.</source>
        <translation>日期、时刻、节日、时期。</translation>
    </message>
    <message>
        <source>Posts, ranks and forms of address.</source>
        <translation>职位、军衔和称谓。</translation>
    </message>
    <message>
        <source>Books, songs, films, plays, paintings.</source>
        <translation>图书、歌曲、影片、戏剧、绘画。</translation>
    </message>
    <message>
        <source>Meetings, festivals, matches, campaigns.</source>
        <translation>会议、节庆、比赛、运动。</translation>
    </message>
    <message>
        <source>Goods, brands, machines, ships.</source>
        <translation>商品、品牌、机器、船舶。</translation>
    </message>
    <message>
        <source>Laws, decrees, rules, treaties.</source>
        <translation>法律、法令、规章、条约。</translation>
    </message>
    <message>
        <source>Bridges, stations, squares, buildings.</source>
        <translation>桥梁、车站、广场、建筑。</translation>
    </message>
</context>
<context>
    <name>LabelsAndLists</name>
    <message>
        <source>{0} entities are kept; “Make new suggestions” takes them up.</source>
        <translation>已保存 {0} 个专名；“重新建议”会采用它们。</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>Labels of this database</source>
        <translation>本数据库的标签集</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>A kind of</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Written in the data as</source>
        <translation>数据中写作</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Key: Ctrl and</source>
        <translation>按键：Ctrl 加</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Add a label that comes with the program</source>
        <translation>加入程序自带的标签</translation>
    </message>
    <message>
        <source>Merge the label into another one</source>
        <translation>把标签并入另一个</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>并入…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>加入…</translation>
    </message>
    <message>
        <source>Colour-blind people may not tell it from: {0}</source>
        <translation>色觉异常者可能难以区分：{0}</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>Entities have this label. Merge it into another one.</source>
        <translation>有专名用着这个标签，请把它并入另一个。</translation>
    </message>
    <message>
        <source>Examples, a line each</source>
        <translation>例句，每行一条</translation>
    </message>
</context>
<context>
    <name>LeaseBar</name>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Not stored in “{0}”: “{1}” instead of “{2}”</source>
        <translation>“{0}”中未保存：“{1}”，原为“{2}”</translation>
    </message>
    <message>
        <source>Not stored in “{0}”: “{1}”</source>
        <translation>“{0}”中未保存：“{1}”</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>Edit the newest state</source>
        <translation>编辑最新状态</translation>
    </message>
</context>
<context>
    <name>ListsDialog</name>
    <message>
        <source>List</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add a list…</source>
        <translation>加入一张表…</translation>
    </message>
    <message>
        <source>Keep it no longer</source>
        <translation>不再保留</translation>
    </message>
    <message>
        <source>Lists of entities</source>
        <translation>专名表</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>专名</translation>
    </message>
    <message>
        <source>A list is a text file with an entity on each line, or CSV or TSV with an entity and its label in each row. The entities of approved articles are known without a list.</source>
        <translation>专名表是每行一个专名的文本文件，或每行有专名和标签的 CSV、TSV 文件。已审定稿件中的专名不必列表即已知道。</translation>
    </message>
</context>
<context>
    <name>Loss</name>
    <message>
        <source>articles that nobody has approved (the status any takes them too)</source>
        <translation>篇未审定的稿件（选“全部稿件”可一并导出）</translation>
    </message>
    <message>
        <source>entities widened to whole characters (grapheme clusters)</source>
        <translation>个扩大到整个字符（字素簇）的专名</translation>
    </message>
    <message>
        <source>entities that begin or end inside a character (another one has the whole one)</source>
        <translation>个起止在字符中的专名（其整个字符已属另一专名）</translation>
    </message>
    <message>
        <source>entities that nobody has looked at</source>
        <translation>个无人看过的专名</translation>
    </message>
    <message>
        <source>sentences with corrections that nobody has looked at</source>
        <translation>句含无人看过的订正</translation>
    </message>
    <message>
        <source>articles without text (the tool refuses them)</source>
        <translation>篇没有文字的稿件（该工具不接受）</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>处缺文</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>条批注</translation>
    </message>
    <message>
        <source>entities without a character</source>
        <translation>个没有字的专名</translation>
    </message>
    <message>
        <source>entities inside another one (the outermost is kept)</source>
        <translation>个在另一专名之内的专名（保留最外层）</translation>
    </message>
    <message>
        <source>entities around another one (the innermost is kept)</source>
        <translation>个包着另一专名的专名（保留最内层）</translation>
    </message>
    <message>
        <source>entities that lie in each other (none is kept)</source>
        <translation>个互相嵌套的专名（都不保留）</translation>
    </message>
    <message>
        <source>entities that begin or end inside a word (another one has its whole words)</source>
        <translation>个起止在词中的专名（其整词已属另一专名）</translation>
    </message>
    <message>
        <source>entities that begin or end inside a word (they hold no whole word)</source>
        <translation>个起止在词中的专名（不含整词）</translation>
    </message>
    <message>
        <source>entities that begin or end inside a word (left out)</source>
        <translation>个起止在词中的专名（略去）</translation>
    </message>
    <message>
        <source>entities widened to whole words</source>
        <translation>个扩大到整词的专名</translation>
    </message>
    <message>
        <source>entities narrowed to whole words</source>
        <translation>个缩小到整词的专名</translation>
    </message>
    <message>
        <source>control characters (U+FFFD stands for each)</source>
        <translation>个控制字符（以 U+FFFD 代替）</translation>
    </message>
    <message>
        <source>sentences that stand nowhere in the raw text</source>
        <translation>句在原文中没有对应文字</translation>
    </message>
    <message>
        <source>sentences that are longer or shorter than their raw text</source>
        <translation>句比原文长或短</translation>
    </message>
    <message>
        <source>links to authority files</source>
        <translation>个指向规范文档的链接</translation>
    </message>
    <message>
        <source>links to authority files that hold white space (an underline stands for it)</source>
        <translation>个含有空白的规范文档链接（空白以下划线代替）</translation>
    </message>
    <message>
        <source>notes about entities</source>
        <translation>条专名的附注</translation>
    </message>
    <message>
        <source>notes about entities (white space at the edges of their lines, and blank lines, are left out)</source>
        <translation>条专名的附注（行首行尾的空白和空行略去）</translation>
    </message>
    <message>
        <source>issues without pages of print</source>
        <translation>期没有版面的报纸</translation>
    </message>
    <message>
        <source>entities (the format holds none)</source>
        <translation>个专名（此格式不能容纳）</translation>
    </message>
    <message>
        <source>lines with corrections that nobody has looked at</source>
        <translation>行含无人看过的订正</translation>
    </message>
    <message>
        <source>pages whose image is not at hand</source>
        <translation>个缺少图像的版面</translation>
    </message>
    <message>
        <source>lines of print whose text or place is not known</source>
        <translation>行文字或位置不明</translation>
    </message>
    <message>
        <source>pages whose size is not known</source>
        <translation>个版面的大小未知</translation>
    </message>
    <message>
        <source>blocks and areas whose place on their page is not known</source>
        <translation>个文字块和区域在版面上的位置未知</translation>
    </message>
    <message>
        <source>pages with an article that nobody has approved (layout is learnt from whole pages)</source>
        <translation>个版面有未审定的稿件（版面分析要用整版来学习）</translation>
    </message>
    <message>
        <source>pages whose image is not at hand (what stands where goes out without it)</source>
        <translation>个版面的图像不在手边（只写出各处是什么，不带图像）</translation>
    </message>
    <message>
        <source>areas that are no rectangles (the rectangle around each stands for it)</source>
        <translation>个区域不是矩形（以其外接矩形代替）</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Raw text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>撤销{0}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>重做{0}(&amp;R)</translation>
    </message>
    <message>
        <source>Correction desk</source>
        <translation>报纸订正台</translation>
    </message>
    <message>
        <source>What you typed last can&apos;t be stored. Close the window again to lose it.</source>
        <translation>最后键入的内容无法保存。再次关闭窗口将丢弃它。</translation>
    </message>
    <message>
        <source>Article {0} approved: accepts {1}, rejects {2}; {3} takes it back</source>
        <translation>稿件 {0} 已审定：采纳 {1} 处，否决 {2} 处；{3} 可撤回</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What is typed in a terminal. D is a database: a file, or a URL of a server.</source>
        <translation>在终端中键入。D 是数据库：一个文件，或服务器的 URL。</translation>
    </message>
    <message>
        <source>option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Exit codes</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>all went well</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>something was found: faults of a database, entities that don&apos;t fit</source>
        <translation>发现了问题：数据库有错误，或有对不上的专名</translation>
    </message>
    <message>
        <source>wrong input; nothing was left half done</source>
        <translation>输入有误；没有任何事做了一半</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>One line in the start-up file of the shell lets Tab complete commands and options:</source>
        <translation>在 shell 的启动文件中加一行，即可用 Tab 补全命令和选项：</translation>
    </message>
    <message>
        <source>All actions and keys</source>
        <translation>全部操作与快捷键</translation>
    </message>
    <message>
        <source>These are the keys at first; Ctrl+F1 shows those that you have, and changes them.</source>
        <translation>这是最初的快捷键；Ctrl+F1 显示您现在的快捷键，并可更改。</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>in</source>
        <translation>读</translation>
    </message>
    <message>
        <source>out</source>
        <translation>写</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>suffixes</source>
        <translation>文件名后缀</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>in or out</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>They are chosen in *View → Preferences* (Ctrl+,) and kept in a file in JSON.</source>
        <translation>在“视图 → 首选项”（Ctrl+,）中选择，保存在一个 JSON 文件中。</translation>
    </message>
    <message>
        <source>at first</source>
        <translation>最初的值</translation>
    </message>
</context>
<context>
    <name>ManyIssues</name>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n 期报纸</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>正在查找建议…</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n issue(s)? They are kept whole, and “Deleted issues…” brings them back.</source>
        <translation>
            <numerusform>删除 %n 期报纸？它们会完整保留，可用“已删除的各期…”恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete issues</source>
        <translation>删除报纸</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Issues deleted: {0}. “Deleted issues…” in the list of issues brings them back.</source>
        <translation>已删除 {0} 期。可用报纸列表中的“已删除的各期…”恢复。</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n deleted issue(s) for good? Nothing brings them back then.</source>
        <translation>
            <numerusform>彻底清除 %n 期已删除的报纸？此后无法恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>彻底清除</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;Issue</source>
        <translation>报纸(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>稿件(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类别(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>要素(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>E&amp;ntity</source>
        <translation>专名(&amp;N)</translation>
    </message>
    <message>
        <source>Pa&amp;ge</source>
        <translation>版面(&amp;G)</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Order of reading</source>
        <translation>阅读顺序</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>“{0}” is a spelling of</source>
        <translation>“{0}”是哪个专名的写法</translation>
    </message>
    <message>
        <source>It is a mistake: correct the text</source>
        <translation>是误字：订正文本</translation>
    </message>
    <message>
        <source>The paper has it so: keep the text, and let both mean the same</source>
        <translation>报上如此：保留文字，两者指同一对象</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message>
        <source>furniture: {0} ({1} characters), deleted: {2} characters in {3} articles</source>
        <translation>报头报眉 {0} 处（{1} 字），{3} 篇稿件中删去 {2} 字</translation>
    </message>
</context>
<context>
    <name>NewspaperDialog</name>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Which newspaper is this issue of? {0}</source>
        <translation>这一期是哪份报纸？{0}</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>By</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Notes on the text. “Write a note…” in the menu Edit writes one on what is selected.</source>
        <translation>这里列出批注。选中文字后，用“编辑”菜单中的“写批注”即可添加。</translation>
    </message>
</context>
<context>
    <name>Oddity</name>
    <message>
        <source>characters lost in decoding</source>
        <translation>解码时丢失的字</translation>
    </message>
    <message>
        <source>NUL characters</source>
        <translation>空字符（NUL）</translation>
    </message>
    <message>
        <source>control characters</source>
        <translation>控制字符</translation>
    </message>
    <message>
        <source>private-use characters</source>
        <translation>私用区字符</translation>
    </message>
    <message>
        <source>invisible characters</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>radicals in place of characters</source>
        <translation>以部首代替的字</translation>
    </message>
    <message>
        <source>characters beyond the Basic Multilingual Plane</source>
        <translation>基本多文种平面以外的字</translation>
    </message>
    <message>
        <source>punctuation marks of the rarer width</source>
        <translation>全角半角与多数不一的标点</translation>
    </message>
    <message>
        <source>letters and digits of the rarer width</source>
        <translation>全角半角与多数不一的字母数字</translation>
    </message>
    <message>
        <source>line ends of the rarer kind</source>
        <translation>与多数不一的换行符</translation>
    </message>
    <message>
        <source>Japanese characters if this is Shift-JIS: choose the encoding cp932</source>
        <translation>个字若按 Shift-JIS 读则是日文：请选择编码 cp932</translation>
    </message>
    <message>
        <source>Japanese characters if this is EUC-JP: choose the encoding euc_jp</source>
        <translation>个字若按 EUC-JP 读则是日文：请选择编码 euc_jp</translation>
    </message>
    <message>
        <source>Korean characters if this is EUC-KR: choose the encoding cp949</source>
        <translation>个字若按 EUC-KR 读则是韩文：请选择编码 cp949</translation>
    </message>
    <message>
        <source>passages in HZ: choose the encoding hz</source>
        <translation>处 HZ 编码的文字：请选择编码 hz</translation>
    </message>
    <message>
        <source>escape sequences of ISO-2022: convert the file to UTF-8 first</source>
        <translation>处 ISO-2022 转义序列：请先把文件转换为 UTF-8</translation>
    </message>
</context>
<context>
    <name>OpenLibrary</name>
    <message>
        <source>Others edit these issues, so nothing was changed in them:</source>
        <translation>以下各期正由他人编辑，因此未作修改：</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未处理</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>No other issue has articles to approve.</source>
        <translation>其他各期没有待审定的稿件。</translation>
    </message>
    <message>
        <source>Open or make a database</source>
        <translation>打开或新建数据库</translation>
    </message>
</context>
<context>
    <name>Operation</name>
    <message>
        <source>importing</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>automatic split</source>
        <translation>自动拆分</translation>
    </message>
    <message>
        <source>automatic repairs</source>
        <translation>自动订正</translation>
    </message>
    <message>
        <source>kept rules</source>
        <translation>替换规则</translation>
    </message>
    <message>
        <source>moving a boundary</source>
        <translation>移动分界</translation>
    </message>
    <message>
        <source>splitting</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>merging</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>continuing an article</source>
        <translation>接续稿件</translation>
    </message>
    <message>
        <source>beginning an article</source>
        <translation>独立成稿</translation>
    </message>
    <message>
        <source>setting the kind</source>
        <translation>设定类别</translation>
    </message>
    <message>
        <source>setting a part</source>
        <translation>设定要素</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>键入</translation>
    </message>
    <message>
        <source>accepting</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>rejecting</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>writing a note</source>
        <translation>写批注</translation>
    </message>
    <message>
        <source>changing a note</source>
        <translation>修改批注</translation>
    </message>
    <message>
        <source>removing a note</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>reading text from a page</source>
        <translation>从版面读入文字</translation>
    </message>
    <message>
        <source>pointing to the image of a page</source>
        <translation>指定版面图像</translation>
    </message>
    <message>
        <source>drawing an area</source>
        <translation>画区域</translation>
    </message>
    <message>
        <source>moving an area</source>
        <translation>移动区域</translation>
    </message>
    <message>
        <source>saying what an area shows</source>
        <translation>说明区域的内容</translation>
    </message>
    <message>
        <source>giving an area to an article</source>
        <translation>把区域归入稿件</translation>
    </message>
    <message>
        <source>removing an area</source>
        <translation>删除区域</translation>
    </message>
    <message>
        <source>replacing</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>settling a passage that stands twice</source>
        <translation>处理重复段落</translation>
    </message>
    <message>
        <source>marking a passage that stands twice</source>
        <translation>标记重复段落</translation>
    </message>
    <message>
        <source>changing the order of segments</source>
        <translation>调整片段顺序</translation>
    </message>
    <message>
        <source>joining a segment</source>
        <translation>片段相接</translation>
    </message>
    <message>
        <source>taking up what a file says</source>
        <translation>采纳文件所载</translation>
    </message>
    <message>
        <source>tagging</source>
        <translation>标注专名</translation>
    </message>
    <message>
        <source>tagging elsewhere</source>
        <translation>标注他处</translation>
    </message>
    <message>
        <source>noting differences</source>
        <translation>记下不同之处</translation>
    </message>
    <message>
        <source>settling a difference</source>
        <translation>裁定不同之处</translation>
    </message>
    <message>
        <source>repairing the database</source>
        <translation>修复数据库</translation>
    </message>
    <message>
        <source>merging spellings</source>
        <translation>合并写法</translation>
    </message>
    <message>
        <source>renaming labels</source>
        <translation>改标签</translation>
    </message>
    <message>
        <source>untagging</source>
        <translation>取消专名标注</translation>
    </message>
    <message>
        <source>approving</source>
        <translation>审定</translation>
    </message>
    <message>
        <source>reopening</source>
        <translation>取消审定</translation>
    </message>
    <message>
        <source>setting the newspaper</source>
        <translation>设定报纸名称</translation>
    </message>
    <message>
        <source>automatic entities</source>
        <translation>自动标注专名</translation>
    </message>
    <message>
        <source>saying that an entity is right</source>
        <translation>确认专名无误</translation>
    </message>
    <message>
        <source>moving the edge of an entity</source>
        <translation>移动专名边缘</translation>
    </message>
    <message>
        <source>saying whom an entity means</source>
        <translation>注明专名所指</translation>
    </message>
    <message>
        <source>making new suggestions</source>
        <translation>重新建议</translation>
    </message>
    <message>
        <source>reading the pages</source>
        <translation>识别版面</translation>
    </message>
    <message>
        <source>describing the issue</source>
        <translation>填写本期的编目信息</translation>
    </message>
    <message>
        <source>putting blocks in order</source>
        <translation>排定版块顺序</translation>
    </message>
    <message>
        <source>moving a block</source>
        <translation>移动版块</translation>
    </message>
    <message>
        <source>exchanging columns</source>
        <translation>对调栏</translation>
    </message>
    <message>
        <source>cutting an area in two</source>
        <translation>把区域一分为二</translation>
    </message>
    <message>
        <source>joining areas</source>
        <translation>合并区域</translation>
    </message>
    <message>
        <source>making an article of lines</source>
        <translation>把若干行划为一篇稿件</translation>
    </message>
    <message>
        <source>reading a page again</source>
        <translation>重新识别版面</translation>
    </message>
    <message>
        <source>putting the page in order</source>
        <translation>排定整版顺序</translation>
    </message>
</context>
<context>
    <name>OrderGestures</name>
    <message>
        <source>Nothing is printed on this page at the caret.</source>
        <translation>光标处的文字不在这一版上。</translation>
    </message>
</context>
<context>
    <name>OthersWorkDialog</name>
    <message>
        <source>Not your own work</source>
        <translation>不是您自己做的</translation>
    </message>
    <message>
        <source>This was not your own work. Take it back?</source>
        <translation>这不是您自己做的。要撤回吗？</translation>
    </message>
    <message>
        <source>You did not take this back yourself. Make it again?</source>
        <translation>这不是您自己撤回的。要重做吗？</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>PageGestures</name>
    <message>
        <source>This issue came as text, without pages.</source>
        <translation>这一期只有文字，没有版面。</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>版</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>PagePane</name>
    <message>
        <source>Page</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Choose its file…</source>
        <translation>选择它的文件…</translation>
    </message>
    <message>
        <source>The page before</source>
        <translation>上一版</translation>
    </message>
    <message>
        <source>The next page</source>
        <translation>下一版</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>The whole width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>整版</translation>
    </message>
    <message>
        <source>{0} ({1} of {2})</source>
        <translation>{0}（{1}/{2}）</translation>
    </message>
    <message>
        <source>Loading the image…</source>
        <translation>正在载入图像…</translation>
    </message>
    <message>
        <source>The image of this page, {0}, is missing.</source>
        <translation>这一版的图像 {0} 不在。</translation>
    </message>
    <message>
        <source>No image of this page is known.</source>
        <translation>没有这一版的图像。</translation>
    </message>
    <message>
        <source>The image of this page</source>
        <translation>这一版的图像</translation>
    </message>
    <message>
        <source>Taking the image…</source>
        <translation>正在收下图像…</translation>
    </message>
    <message>
        <source>The articles as outlines</source>
        <translation>稿件轮廓</translation>
    </message>
    <message>
        <source>Turn the page, and its light</source>
        <translation>转动版面，调节亮度</translation>
    </message>
    <message>
        <source>The lines of this page are level.</source>
        <translation>本版的文字行已经是平的。</translation>
    </message>
    <message>
        <source>The pages as small pictures</source>
        <translation>各版缩略图</translation>
    </message>
    <message>
        <source>Put in order by hand</source>
        <translation>手动排定阅读顺序</translation>
    </message>
    <message>
        <source>Draw a line through columns in the order of reading, or drag a number onto another one. Shift: they alone are an article. Ctrl: what the line crosses stays as it is. A click, and a second one on what follows. Ctrl and a click: an article begins at this line.</source>
        <translation>按阅读顺序划一条线穿过各栏，或把序号拖到另一块上。按住 Shift：这些版块独立成为一篇稿件。按住 Ctrl：划过的版块不动。先单击一块，再单击接在它后面的。Ctrl+单击：从这一行起是另一篇稿件。</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>What do you want to do?</source>
        <translation>要做什么？</translation>
    </message>
    <message>
        <source>A few letters of it</source>
        <translation>输入几个字</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>Preference</name>
    <message>
        <source>Who you are: corrections are kept under it</source>
        <translation>您的署名（订正以此署名保存）</translation>
    </message>
    <message>
        <source>Font of the texts</source>
        <translation>文本字体</translation>
    </message>
    <message>
        <source>Size of the texts, in points</source>
        <translation>文本字号（磅）</translation>
    </message>
    <message>
        <source>Height of a line, in lines</source>
        <translation>行距（倍）</translation>
    </message>
    <message>
        <source>Back the database up once a day</source>
        <translation>每天备份一次数据库</translation>
    </message>
    <message>
        <source>The newest backups stay, this many</source>
        <translation>保留最新的备份（份数）</translation>
    </message>
    <message>
        <source>The last backup of a day stays, for days</source>
        <translation>每天保留最后一份备份（天数）</translation>
    </message>
    <message>
        <source>The last backup of a week stays, for weeks</source>
        <translation>每周保留最后一份备份（周数）</translation>
    </message>
    <message>
        <source>Folder of the page images of a library on a server</source>
        <translation>服务器上的库的版面图像文件夹</translation>
    </message>
    <message>
        <source>Keep a second log, with texts in it (from the next start on)</source>
        <translation>另记一份含文本内容的日志（下次启动生效）</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>the first one that fits</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>Approving asks first about doubts that are less sure than, in percent</source>
        <translation>审定前，若疑点把握低于此百分比则先询问</translation>
    </message>
    <message>
        <source>Deciding many ticks what is at least so sure, in percent</source>
        <translation>批量处理时勾选把握至少为此百分比的建议</translation>
    </message>
    <message>
        <source>Suggest entities when an issue is imported</source>
        <translation>导入一期报纸时建议专名</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>界面颜色</translation>
    </message>
    <message>
        <source>Texts in a serif font (Song) where none is chosen</source>
        <translation>未选字体时，文本用宋体类字体</translation>
    </message>
    <message>
        <source>Longest line of the corrected text, in characters (0: as the window)</source>
        <translation>订正文本每行最多字数（0：随窗口宽度）</translation>
    </message>
    <message>
        <source>beside the raw text</source>
        <translation>在原文旁边</translation>
    </message>
    <message>
        <source>above the raw text</source>
        <translation>在原文上方</translation>
    </message>
    <message>
        <source>The page image stands</source>
        <translation>版面图像的位置</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>instead of the raw text</source>
        <translation>代替原文</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
</context>
<context>
    <name>PrintGestures</name>
    <message>
        <source>Nothing is known that looks like this character.</source>
        <translation>没有与此字形近的字可选。</translation>
    </message>
    <message>
        <source>There is no further doubtful character or gap.</source>
        <translation>再没有存疑字或空缺处。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>page {0} of {1}</source>
        <translation>第 {0} 页，共 {1} 页</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>约剩 {0} 分钟</translation>
    </message>
    <message>
        <source>{0} files a minute</source>
        <translation>每分钟 {0} 个文件</translation>
    </message>
</context>
<context>
    <name>PropagateDialog</name>
    <message>
        <source>Tag “{0}” elsewhere</source>
        <translation>标注他处的“{0}”</translation>
    </message>
    <message>
        <source>the whole issue</source>
        <translation>整期</translation>
    </message>
    <message>
        <source>this article</source>
        <translation>本稿件</translation>
    </message>
    <message>
        <source>the whole database</source>
        <translation>整个数据库</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查到</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>There</source>
        <translation>该处</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Of which articles</source>
        <translation>哪些稿件</translation>
    </message>
    <message>
        <source>Other forms:</source>
        <translation>其他称法：</translation>
    </message>
    <message>
        <source>Tag the ticked</source>
        <translation>标注所选</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>is approved</source>
        <translation>已审定</translation>
    </message>
    <message>
        <source>is tagged {0}</source>
        <translation>已标为 {0}</translation>
    </message>
    <message>
        <source>stands in or over “{0}” {1}</source>
        <translation>与“{0}”{1} 重叠</translation>
    </message>
    <message>
        <source>inside the word “{0}”</source>
        <translation>在词语“{0}”之中</translation>
    </message>
    <message>
        <source>{0} of {1} ticked</source>
        <translation>已选 {0} / {1}</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Which suggestions</source>
        <translation>哪些建议</translation>
    </message>
    <message>
        <source>Of which articles</source>
        <translation>哪些稿件</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>排列顺序</translation>
    </message>
    <message>
        <source>the whole issue</source>
        <translation>整期</translation>
    </message>
    <message>
        <source>this article</source>
        <translation>本稿件</translation>
    </message>
    <message>
        <source>least certain first</source>
        <translation>把握小的在前</translation>
    </message>
    <message>
        <source>as they stand</source>
        <translation>按原文顺序</translation>
    </message>
    <message>
        <source>Decide many…</source>
        <translation>批量处理…</translation>
    </message>
    <message>
        <source>Return accepts, Delete rejects, N goes on</source>
        <translation>回车采纳，Delete 否决，N 下一条</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余 {0}</translation>
    </message>
    <message>
        <source>All suggestions that nobody has decided on, the least certain first. There are none left here.</source>
        <translation>这里列出尚未处理的全部建议，把握最小的在前。目前没有待处理的。</translation>
    </message>
</context>
<context>
    <name>ReadAgainDialog</name>
    <message>
        <source>Read again by OCR</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>What is read</source>
        <translation>识别什么</translation>
    </message>
    <message>
        <source>What reads it</source>
        <translation>用什么识别</translation>
    </message>
    <message>
        <source>What is read otherwise than the corrected text says is asked about, one by one, among the doubts. What people have corrected, rejected or approved stays as it is.</source>
        <translation>与订正文本读法不同之处列入疑点，逐一询问。有人订正、否决或审定过的保持不变。</translation>
    </message>
    <message>
        <source>as it was scanned</source>
        <translation>按扫描原样</translation>
    </message>
    <message>
        <source>with more contrast, for faint print</source>
        <translation>加大对比度，用于字迹浅淡时</translation>
    </message>
    <message>
        <source>twice as large, for small print</source>
        <translation>放大一倍，用于字小时</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>怎样识别</translation>
    </message>
</context>
<context>
    <name>ReadingAgain</name>
    <message>
        <source>This needs a page of print with its text and its image.</source>
        <translation>这需要带有文字和图像的版面。</translation>
    </message>
    <message>
        <source>the whole page {0}</source>
        <translation>整版 {0}</translation>
    </message>
    <message>
        <source>the place of what is selected</source>
        <translation>所选文字所在之处</translation>
    </message>
    <message>
        <source>the line at the caret</source>
        <translation>光标所在的行</translation>
    </message>
    <message>
        <source>Reading again…</source>
        <translation>正在重新识别…</translation>
    </message>
    <message>
        <source>Read again by OCR</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>Asked about, among the doubts: {0}</source>
        <translation>列入疑点询问：{0}</translation>
    </message>
    <message>
        <source>Nothing new is asked.</source>
        <translation>没有新的疑点。</translation>
    </message>
    <message>
        <source>Lines that read the same: {0}</source>
        <translation>读法相同的行：{0}</translation>
    </message>
    <message>
        <source>Differences left alone, as people have decided there: {0}</source>
        <translation>已有人决定而不再询问的不同之处：{0}</translation>
    </message>
    <message>
        <source>Lines that were not found again: {0}</source>
        <translation>这次没有找到的行：{0}</translation>
    </message>
    <message>
        <source>Lines where the text has none: {0}</source>
        <translation>文中没有的行：{0}</translation>
    </message>
    <message>
        <source>the chosen area</source>
        <translation>所选区域</translation>
    </message>
    <message>
        <source>Differences not asked about, as the engine was unsure: {0}</source>
        <translation>引擎没有把握而不询问的不同之处：{0}</translation>
    </message>
</context>
<context>
    <name>ReadingAreas</name>
    <message>
        <source>Reading the area…</source>
        <translation>正在识别区域中的文字…</translation>
    </message>
    <message>
        <source>Nothing is read in this area that is not in the text already.</source>
        <translation>这个区域里没有识别出正文中尚无的文字。</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>The page numbers of the two notes fit.</source>
        <translation>两处转接行的版次相符。</translation>
    </message>
    <message>
        <source>The title is said again.</source>
        <translation>标题再次出现。</translation>
    </message>
    <message>
        <source>The two texts share rare words.</source>
        <translation>两段文字有相同的少见词语。</translation>
    </message>
    <message>
        <source>The text breaks off inside a sentence there.</source>
        <translation>那里的文字在句中断开。</translation>
    </message>
    <message>
        <source>It stands near.</source>
        <translation>位置相近。</translation>
    </message>
    <message>
        <source>This replacement is kept as a rule.</source>
        <translation>此替换已存为规则。</translation>
    </message>
    <message>
        <source>The passage stands twice in a row.</source>
        <translation>这段文字接连出现了两遍。</translation>
    </message>
    <message>
        <source>The line breaks in the middle of a sentence.</source>
        <translation>句子在行末断开。</translation>
    </message>
    <message>
        <source>The column or page ends in the middle of a sentence.</source>
        <translation>句子在栏末或版末断开。</translation>
    </message>
    <message>
        <source>The line breaks between two words of Latin script: a space stands for it.</source>
        <translation>两个外文词之间断行：以一个空格代替。</translation>
    </message>
    <message>
        <source>The word was broken at the end of the line: the hyphen goes.</source>
        <translation>外文词在行末断开：去掉连字符。</translation>
    </message>
    <message>
        <source>The line breaks at a hyphen that belongs to the word.</source>
        <translation>在外文词自带的连字符处断行。</translation>
    </message>
    <message>
        <source>The passage stands here again and cuts a sentence: the earlier one stays.</source>
        <translation>此段在这里重复出现，切断了句子：保留前一处。</translation>
    </message>
    <message>
        <source>The passage stands here again and cuts the clauses around it: the earlier one stays.</source>
        <translation>此段在这里重复出现，前后都切断了分句：保留前一处。</translation>
    </message>
    <message>
        <source>The passage stands twice, and fits better in the later place: this one goes.</source>
        <translation>此段出现两次，后一处与上下文更相合：删去这一处。</translation>
    </message>
    <message>
        <source>These lines stand twice, word for word. Is one of them too many?</source>
        <translation>这几行一字不差地出现两次，是否多了一处？</translation>
    </message>
    <message>
        <source>The passage that stands twice has taken the place of text that is lost here.</source>
        <translation>重复的段落占去了此处原有的文字，原文已缺。</translation>
    </message>
    <message>
        <source>The two ends of the jump meet here: the notes of the page are no longer needed.</source>
        <translation>转接的两端在此相接：不再需要转接行。</translation>
    </message>
    <message>
        <source>A half-width mark stands among Chinese characters.</source>
        <translation>中文里夹用了半角标点。</translation>
    </message>
    <message>
        <source>Half-width brackets stand among Chinese characters.</source>
        <translation>中文里夹用了半角括号。</translation>
    </message>
    <message>
        <source>A half-width full stop ends a Chinese sentence.</source>
        <translation>中文句末用了半角句点。</translation>
    </message>
    <message>
        <source>Is this a full stop, or the dot inside a foreign name?</source>
        <translation>这是句号，还是外国人名中的间隔号？</translation>
    </message>
    <message>
        <source>An ellipsis is two characters of three dots each.</source>
        <translation>省略号应为六点，占两个字。</translation>
    </message>
    <message>
        <source>A dash is written as two long strokes.</source>
        <translation>破折号应占两个字。</translation>
    </message>
    <message>
        <source>Straight quotation marks stand around Chinese text.</source>
        <translation>中文用了直引号。</translation>
    </message>
    <message>
        <source>The opening and the closing mark belong to different pairs.</source>
        <translation>前后引号不成对。</translation>
    </message>
    <message>
        <source>The quotation mark looks the wrong way.</source>
        <translation>引号方向有误。</translation>
    </message>
    <message>
        <source>This mark has no partner in its paragraph.</source>
        <translation>此符号在本段中没有配对。</translation>
    </message>
    <message>
        <source>An invisible character stands here.</source>
        <translation>此处有不可见字符。</translation>
    </message>
    <message>
        <source>Spaces stand between all characters of the line.</source>
        <translation>本行各字之间都有空格。</translation>
    </message>
    <message>
        <source>A space stands beside a Chinese punctuation mark.</source>
        <translation>中文标点旁有空格。</translation>
    </message>
    <message>
        <source>A space stands inside a Chinese sentence.</source>
        <translation>中文句内有空格。</translation>
    </message>
    <message>
        <source>Half-width digits and letters are wanted.</source>
        <translation>数字和字母应为半角。</translation>
    </message>
    <message>
        <source>Full-width digits and letters are wanted.</source>
        <translation>数字和字母应为全角。</translation>
    </message>
    <message>
        <source>A radical stands for the character that looks like it.</source>
        <translation>以部首代替了形近的字。</translation>
    </message>
    <message>
        <source>A symbol font&apos;s character stands for this sign.</source>
        <translation>此符号用了符号字体的编码。</translation>
    </message>
    <message>
        <source>A character that only one font knows: look at the page.</source>
        <translation>此字只见于某一字体：请核对版面。</translation>
    </message>
    <message>
        <source>A character was lost in an earlier conversion: look at the page.</source>
        <translation>此字在先前的转换中丢失：请核对版面。</translation>
    </message>
    <message>
        <source>The line was read with the wrong encoding.</source>
        <translation>此行曾以错误的编码读取。</translation>
    </message>
    <message>
        <source>A traditional character stands in a simplified text.</source>
        <translation>简体文本中夹有繁体字。</translation>
    </message>
    <message>
        <source>A simplified character stands in a traditional text.</source>
        <translation>繁体文本中夹有简体字。</translation>
    </message>
    <message>
        <source>A character that looks alike makes a word that the issue uses elsewhere.</source>
        <translation>换成形近字，便是本期别处用过的词。</translation>
    </message>
    <message>
        <source>In this issue the word nearly always has this ending, whatever comes next. Was it replaced?</source>
        <translation>本期中该词几乎总带这个字尾，不论下文如何。它是否被替换过？</translation>
    </message>
    <message>
        <source>A character reference of HTML stands for a character.</source>
        <translation>这是 HTML 的字符实体，应为它所代表的字符。</translation>
    </message>
    <message>
        <source>The text has lost its line ends: a space stands for this one.</source>
        <translation>全文的换行都丢了：这里的空格代表换行。</translation>
    </message>
    <message>
        <source>Does this column go on from the text before it? Its place on the page leaves it open.</source>
        <translation>这一栏是否接着前文？仅凭版面位置无法确定。</translation>
    </message>
    <message>
        <source>Read again, the print says this.</source>
        <translation>重新识别时，图像上读作这样。</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>Recen&amp;t</source>
        <translation>最近打开(&amp;T)</translation>
    </message>
</context>
<context>
    <name>RecipeList</name>
    <message>
        <source>Exports that are written together</source>
        <translation>一并导出的文件</translation>
    </message>
    <message>
        <source>Add what is chosen</source>
        <translation>加入当前选择</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Open a recipe…</source>
        <translation>打开导出方案…</translation>
    </message>
    <message>
        <source>Save as a recipe…</source>
        <translation>保存为导出方案…</translation>
    </message>
    <message>
        <source>Add each format with its options: all are written in one go into the folder of the file above.</source>
        <translation>逐个加入格式及其选项，一次全部导出到上面文件所在的文件夹。</translation>
    </message>
</context>
<context>
    <name>RegionGestures</name>
    <message>
        <source>Areas by hand</source>
        <translation>手工画区域</translation>
    </message>
    <message>
        <source>Choose an area on the page first.</source>
        <translation>请先在版面上选一个区域。</translation>
    </message>
    <message>
        <source>Only an area, the text stays</source>
        <translation>只画区域，文字不动</translation>
    </message>
    <message>
        <source>Draw a band around lines, or around a picture. F1 says which keys there are.</source>
        <translation>用框围住若干行，或围住一幅图。按 F1 查看可用的键。</translation>
    </message>
</context>
<context>
    <name>RegionKind</name>
    <message>
        <source>photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>图画</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>advertisement</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>线条</translation>
    </message>
    <message>
        <source>text that was not read</source>
        <translation>未识别的文字</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>RegionTool</name>
    <message numerus="yes">
        <source>%n line(s) become one of these:</source>
        <translation>
            <numerusform>这 %n 行划为：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>{0} written</source>
        <translation>已写出 {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} of the entities were only swept in by approving their articles</source>
        <translation>其中 {0} 个专名只是随稿件一起审定</translation>
    </message>
    <message>
        <source>left out: {0} {1}</source>
        <translation>未写出：{0} {1}</translation>
    </message>
    <message>
        <source>changed: {0} {1}</source>
        <translation>有改动：{0} {1}</translation>
    </message>
    <message>
        <source>{0} issues, {1} articles, {2} entities</source>
        <translation>{0} 期报纸，{1} 篇稿件，{2} 个专名</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <source>This is all that a report holds: paths of files, but no text of an issue and nothing of who you are. Nothing is sent. Say what you did and what happened, strike out what you like, then copy or save it, and give it to whoever looks after the program.</source>
        <translation>报告的全部内容都在这里：有文件路径，但不含报纸原文，也不含您的身份。程序不会发送任何东西。请写下您做了什么、出了什么问题，删去不想给出的内容，然后复制或保存，交给维护本程序的人。</translation>
    </message>
    <message>
        <source>What did you do, and what happened?</source>
        <translation>您做了什么？出了什么问题？</translation>
    </message>
    <message>
        <source>Check the database too</source>
        <translation>同时检查数据库</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>Write to another file…</source>
        <translation>写入另一个文件…</translation>
    </message>
    <message>
        <source>Write to another file</source>
        <translation>写入另一个文件</translation>
    </message>
    <message>
        <source>Everything is in {0} now; open this file from now on.</source>
        <translation>全部内容已写入 {0}；今后请打开这个文件。</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>kicker</source>
        <translation>肩题</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>subhead</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>dateline</source>
        <translation>电头</translation>
    </message>
    <message>
        <source>crosshead</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>转接行</translation>
    </message>
</context>
<context>
    <name>RoleMargin</name>
    <message>
        <source>Parts of the article</source>
        <translation>稿件要素</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Kept rules</source>
        <translation>替换规则</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>查找内容</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>By</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Answered yes</source>
        <translation>采纳比例</translation>
    </message>
    <message>
        <source>Keep it no longer</source>
        <translation>删除此规则</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Look for</source>
        <translation>查找内容</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>any width (，,)</source>
        <translation>不分全角半角（，,）</translation>
    </message>
    <message>
        <source>any form (里裡裏)</source>
        <translation>不分字形（里裡裏）</translation>
    </message>
    <message>
        <source>match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查到</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>this article</source>
        <translation>本稿件</translation>
    </message>
    <message>
        <source>the whole issue</source>
        <translation>整期</translation>
    </message>
    <message>
        <source>the whole database</source>
        <translation>整个数据库</translation>
    </message>
    <message>
        <source>corrected text</source>
        <translation>订正文本</translation>
    </message>
    <message>
        <source>raw text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>by place</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>by what stands before</source>
        <translation>按前文</translation>
    </message>
    <message>
        <source>by what stands behind</source>
        <translation>按后文</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>查找范围</translation>
    </message>
    <message>
        <source>In which text</source>
        <translation>查找哪种文本</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>排列顺序</translation>
    </message>
    <message>
        <source>Replace the ticked</source>
        <translation>替换所选</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Keep as a rule</source>
        <translation>存为规则</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>规则…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>{0} found, {1} ticked</source>
        <translation>查到 {0} 处，已选 {1} 处</translation>
    </message>
    <message>
        <source>, {0} in approved articles stay as they are</source>
        <translation>，其中 {0} 处在已审定稿件中，不作改动</translation>
    </message>
    <message>
        <source>; there are more</source>
        <translation>；还有更多</translation>
    </message>
    <message>
        <source>; looking for more…</source>
        <translation>；正在继续查找…</translation>
    </message>
    <message>
        <source>Kept: “{0}” will be questioned in further issues.</source>
        <translation>已保存：以后的报纸遇到“{0}”时会提问。</translation>
    </message>
    <message>
        <source>Type what to look for above, or select it in a text and press Ctrl+F. Each place is listed here; what is ticked is replaced.</source>
        <translation>在上方输入要查找的内容，或在文中选中后按 Ctrl+F。每一处都列在这里；勾选的会被替换。</translation>
    </message>
</context>
<context>
    <name>SegmentsPanel</name>
    <message>
        <source>Drag a segment, or move it by Ctrl+Up and Ctrl+Down. The text follows.</source>
        <translation>拖动片段，或按 Ctrl+↑、Ctrl+↓ 移动，文本随之改变。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Goes on inside the sentence (I)</source>
        <translation>与上一片段同句相接 (I)</translation>
    </message>
    <message>
        <source>Is an article of its own (Delete)</source>
        <translation>独立成稿 (Delete)</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>第 {0} 版</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>Open a database on a server</source>
        <translation>打开服务器上的数据库</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The password is kept nowhere. Leave it empty where the file ~/.pgpass holds it.</source>
        <translation>密码不会保存在任何地方。如果 ~/.pgpass 文件里已有密码，请留空。</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已否决</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>untouched</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已审定</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>⚠ What you typed last is not stored</source>
        <translation>⚠ 最近输入的内容未保存</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Line of print</source>
        <translation>原版行</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>The suggestions are new.</source>
        <translation>建议已更新。</translation>
    </message>
    <message>
        <source>There is nothing new to suggest.</source>
        <translation>没有新的建议。</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>正在生成建议…</translation>
    </message>
    <message>
        <source>Odd in this issue</source>
        <translation>本期原文的异常</translation>
    </message>
</context>
<context>
    <name>Survey</name>
    <message>
        <source>By day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>按人</translation>
    </message>
    <message>
        <source>By newspaper</source>
        <translation>按报纸</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>订正</translation>
    </message>
    <message>
        <source>Doubts left</source>
        <translation>剩余疑点</translation>
    </message>
    <message>
        <source>Quality of suggestions</source>
        <translation>建议的质量</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致程度</translation>
    </message>
    <message>
        <source>Time per article</source>
        <translation>每篇稿件用时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已审定</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Minutes per article</source>
        <translation>每篇稿件分钟</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>遗漏</translation>
    </message>
    <message>
        <source>Right of those suggested, %</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>Suggested of those right, %</source>
        <translation>召回率（%）</translation>
    </message>
    <message>
        <source>People</source>
        <translation>两人</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Entities, %</source>
        <translation>专名（%）</translation>
    </message>
    <message>
        <source>Boundaries, %</source>
        <translation>分界（%）</translation>
    </message>
    <message>
        <source>Characters that differ, %</source>
        <translation>相异的字（%）</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>报名不详</translation>
    </message>
    <message>
        <source>Articles approved, less those reopened. Time is counted from step to step, without breaks of over 5 minutes.</source>
        <translation>审定的稿件，减去取消审定的。用时按相邻两步之间计算，超过 5 分钟的间歇不计。</translation>
    </message>
    <message>
        <source>Furniture is no article.</source>
        <translation>报头报眉不算稿件。</translation>
    </message>
    <message>
        <source>What people decided one by one, by the day: suggestions that were right or wrong, and what they had to add. What was accepted only by approving an article is not counted.</source>
        <translation>各日由人逐条决定的：正确或错误的建议，以及须由人补上的。仅随稿件审定而采纳的不计。</translation>
    </message>
    <message>
        <source>In issues that two people have worked on apart: entities by strict F1, boundaries by boundary similarity, and characters that differ.</source>
        <translation>两人各自做过的各期报纸：专名按严格 F1，分界按分界相似度，以及相异的字。</translation>
    </message>
</context>
<context>
    <name>SurveyDialog</name>
    <message>
        <source>Progress and quality</source>
        <translation>进度与质量</translation>
    </message>
    <message>
        <source>For charts, install what draws them: pip install &apos;newspaper-annotator[charts]&apos;.</source>
        <translation>如需图表，请安装绘图所需的库：pip install &apos;newspaper-annotator[charts]&apos;。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>Surveys</name>
    <message>
        <source>Counting…</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>已写入 {0}</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages</source>
        <translation>各版</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>This expression calls itself; write it without (?R), (?1) and the like.</source>
        <translation>这个表达式调用了自身，请不要使用 (?R)、(?1) 等写法。</translation>
    </message>
    <message>
        <source>This is no regular expression: {0}.</source>
        <translation>这不是正则表达式：{0}。</translation>
    </message>
    <message>
        <source>This expression takes too long; make it simpler.</source>
        <translation>此表达式耗时过长，请简化。</translation>
    </message>
    <message>
        <source>The replacement names a group that the expression does not have: {0}.</source>
        <translation>替换文本引用了表达式中没有的分组：{0}。</translation>
    </message>
    <message>
        <source>{0}: nothing was written, as no article of this status has any text.</source>
        <translation>{0}：什么也没有写，因为这种状态的报道都没有文字。</translation>
    </message>
    <message>
        <source>{0}: what was written does not read back as it was; nothing was kept.</source>
        <translation>{0}：写出的内容读回后与原来不符，未保留任何文件。</translation>
    </message>
    <message>
        <source>{0}: is no folder with files NAME.txt and NAME.ann.</source>
        <translation>{0}：不是含有“名称.txt”和“名称.ann”的文件夹。</translation>
    </message>
    <message>
        <source>{0}: is no folder with files NAME.xmi or NAME.json.</source>
        <translation>{0}：不是含有“名称.xmi”或“名称.json”的文件夹。</translation>
    </message>
    <message>
        <source>{0}: holds no tokens.parquet.</source>
        <translation>{0}：没有 tokens.parquet 文件。</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}：{1}。</translation>
    </message>
    <message>
        <source>This format needs a library that is not installed: pip install &apos;newspaper-annotator[{0}]&apos;.</source>
        <translation>此格式需要的库尚未安装：pip install &apos;newspaper-annotator[{0}]&apos;。</translation>
    </message>
    <message>
        <source>{0}: is larger than {1} MiB; divide it first.</source>
        <translation>{0}：大于 {1} MiB；请先拆分。</translation>
    </message>
    <message>
        <source>No article has this status yet, so nothing would be written.</source>
        <translation>还没有符合此状态的稿件，不会写出任何内容。</translation>
    </message>
    <message>
        <source>A label set needs a label.</source>
        <translation>标签集至少要有一个标签。</translation>
    </message>
    <message>
        <source>A label needs 1 to 40 characters and no white space.</source>
        <translation>标签须有 1 到 40 个字符，不含空白。</translation>
    </message>
    <message>
        <source>{0}: line {1} is longer than 100 characters; put one name on each line.</source>
        <translation>{0}：第 {1} 行超过 100 个字符；请每行只放一个专名。</translation>
    </message>
    <message>
        <source>{0}: line {1} has a label with white space, or of more than 40 characters.</source>
        <translation>{0}：第 {1} 行的标签含有空白，或超过 40 个字符。</translation>
    </message>
    <message>
        <source>{0}: holds no issue with the same raw text as one in {1}.</source>
        <translation>{0}：其中没有与 {1} 原文相同的报纸。</translation>
    </message>
    <message>
        <source>{0}: is there already; name a new database.</source>
        <translation>{0}：已经存在；请另取一个数据库名。</translation>
    </message>
    <message>
        <source>Two labels are written alike.</source>
        <translation>有两个标签写法相同。</translation>
    </message>
    <message>
        <source>A key is one digit from 1 to 9, and each stands for one label.</source>
        <translation>按键是 1 到 9 的一个数字，每个只能代表一个标签。</translation>
    </message>
    <message>
        <source>A label is a kind of another one that is in the list, and not in a circle.</source>
        <translation>上级标签须在列表中，且不能循环。</translation>
    </message>
    <message>
        <source>{0}: There is no such database. See that the name is right.</source>
        <translation>{0}：没有这个数据库，请检查名称。</translation>
    </message>
    <message>
        <source>{0}: This is not a file. Choose another name.</source>
        <translation>{0}：这不是文件，请换一个名称。</translation>
    </message>
    <message>
        <source>{0}: What was stored last lies beside it in {1}, and is read only where something can be written. Copy both files into another folder, and open the copy.</source>
        <translation>{0}：最后保存的内容在旁边的 {1} 里，只有在可以写入的地方才能读出。请把两个文件一起复制到另一个文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>{0}: This library is on a server, and no file.</source>
        <translation>{0}：这个库在服务器上，不是文件。</translation>
    </message>
    <message>
        <source>{0}: This is not a database of this program; it was left as it is. Choose another file.</source>
        <translation>{0}：这不是本程序的数据库，未作改动，请另选文件。</translation>
    </message>
    <message>
        <source>{0}: An earlier version of this program has made this database, and where nothing can be written it can&apos;t be brought up to date. Copy it into another folder, and open the copy.</source>
        <translation>{0}：这个数据库由本程序的较早版本建立，所在位置不可写入，无法升级。请复制到另一个文件夹，再打开副本。</translation>
    </message>
    <message>
        <source>{0}: A newer version of this program has made this database; it was left as it is. Update the program.</source>
        <translation>{0}：此数据库由更新版本的程序建立，未作改动，请升级程序。</translation>
    </message>
    <message>
        <source>{0}: The disk is full, so the last step was not stored; all before it is safe. Make room and try again.</source>
        <translation>{0}：磁盘已满，上一步未能保存，此前的内容均已保存。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{0}: The file or its folder is read-only, so the last step was not stored; all before it is safe. Allow writing there.</source>
        <translation>{0}：文件或所在文件夹为只读，上一步未能保存，此前的内容均已保存。请允许写入。</translation>
    </message>
    <message>
        <source>{0}: Another program is using the file, so the last step was not stored; all before it is safe. Try again in a moment.</source>
        <translation>{0}：其他程序正在使用此文件，上一步未能保存，此前的内容均已保存。请稍后重试。</translation>
    </message>
    <message>
        <source>{0}: The file can&apos;t be opened. See that its folder exists and that you may write there.</source>
        <translation>{0}：文件无法打开。请确认所在文件夹存在并且可以写入。</translation>
    </message>
    <message>
        <source>{0}: The disk failed, so the last step was not stored; all before it is safe. See that it is connected and try again.</source>
        <translation>{0}：磁盘出错，上一步未能保存，此前的内容均已保存。请检查磁盘连接后重试。</translation>
    </message>
    <message>
        <source>{0}: The text is too large for a database, so the last step was not stored; all before it is safe. Divide the text.</source>
        <translation>{0}：文本过大，数据库无法容纳，上一步未能保存，此前的内容均已保存。请将文本分开。</translation>
    </message>
    <message>
        <source>{0}: The text holds half a character (a surrogate). Remove it and try again.</source>
        <translation>{0}：文本中有半个字符（代理码位），请去掉后重试。</translation>
    </message>
    <message>
        <source>{0}: The text holds half a character (a surrogate), so the last step was not stored; all before it is safe. Remove it and try again.</source>
        <translation>{0}：文本中有半个字符（代理码），上一步未能保存，此前的内容均已保存。请删去后重试。</translation>
    </message>
    <message>
        <source>{0}: The file is damaged. `annotator check` names what is affected; with --repair it copies the file and mends it.</source>
        <translation>{0}：文件已损坏。annotator check 会指出受影响的内容；加上 --repair 会先复制文件，再进行修复。</translation>
    </message>
    <message>
        <source>{0}: {1} can&apos;t be read ({2}). The file is damaged. `annotator check` names what is affected; with --repair it copies the file and mends it.</source>
        <translation>{0}：无法读取 {1}（{2}）。文件已损坏。annotator check 会指出受影响的内容；加上 --repair 会先复制文件，再进行修复。</translation>
    </message>
    <message>
        <source>{0}: Issue {1} is not whole in this database. Try `annotator check`.</source>
        <translation>{0}：第 {1} 号报纸在数据库中不完整，请运行 annotator check 检查。</translation>
    </message>
    <message>
        <source>{0}: Another window or program has this database open, so nothing was repaired. Close it there and try again.</source>
        <translation>{0}：另一个窗口或程序正打开着这个数据库，未作任何修复。请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>{0}: The file was removed or replaced while it was open, so the last step was not stored; all before it can still be read here. Write everything to another file now, or put the file back.</source>
        <translation>{0}：文件在打开期间被移走或替换，上一步未能保存，此前的内容在这里仍可读取。请立即把全部内容写入另一个文件，或把原文件放回原处。</translation>
    </message>
    <message>
        <source>Another program has changed this issue, so the last step was not stored. Open the issue again.</source>
        <translation>其他程序已改动本期报纸，上一步未能保存，请重新打开本期。</translation>
    </message>
    <message>
        <source>{0} edits this issue at {1} since {2}. It can be changed here when they leave it or you take it over.</source>
        <translation>{0} 自 {2} 起在 {1} 上编辑这一期。等对方离开或由您接管后，才能在这里修改。</translation>
    </message>
    <message>
        <source>{0} edited this issue at {1} and has left it.</source>
        <translation>{0} 在 {1} 上编辑过这一期，现已离开。</translation>
    </message>
    <message>
        <source>The record {0} is not as the operation says it was.</source>
        <translation>记录 {0} 与操作所述不符。</translation>
    </message>
    <message>
        <source>The record {0} is there already.</source>
        <translation>记录 {0} 已经存在。</translation>
    </message>
    <message>
        <source>{0}: is no ordinary file.</source>
        <translation>{0}：不是普通文件。</translation>
    </message>
    <message>
        <source>{0}: there is no such file.</source>
        <translation>{0}：没有这个文件。</translation>
    </message>
    <message>
        <source>{0}: can&apos;t be read ({1}).</source>
        <translation>{0}：无法读取（{1}）。</translation>
    </message>
    <message>
        <source>{0}: can&apos;t be written ({1}).</source>
        <translation>{0}：无法写入（{1}）。</translation>
    </message>
    <message>
        <source>{0}: is no ordinary file; name another one to write to.</source>
        <translation>{0}：不是普通文件，请换一个文件写入。</translation>
    </message>
    <message>
        <source>{0}: nothing was written, as no article has this status.</source>
        <translation>{0}：没有符合此状态的稿件，因此未写入任何内容。</translation>
    </message>
    <message>
        <source>{0}: there is no file in this folder that can be imported.</source>
        <translation>{0}：这个文件夹里没有可以导入的文件。</translation>
    </message>
    <message>
        <source>{0}: needs more memory than there is.</source>
        <translation>{0}：所需的内存超过了现有的内存。</translation>
    </message>
    <message>
        <source>{0}: the program itself failed ({1}); please report this.</source>
        <translation>{0}：程序本身出错（{1}）；请报告此问题。</translation>
    </message>
    <message>
        <source>{0}: is empty.</source>
        <translation>{0}：文件是空的。</translation>
    </message>
    <message>
        <source>{0}: has no text in it, and no images lie beside it.</source>
        <translation>{0}：其中没有文字，旁边也没有图像。</translation>
    </message>
    <message>
        <source>{0}: has no text in it.</source>
        <translation>{0}：文件中没有文字。</translation>
    </message>
    <message>
        <source>{0}: has no issue in it.</source>
        <translation>{0}：文件中没有报纸。</translation>
    </message>
    <message>
        <source>{0}: is larger than {1} MiB; cut it into its issues first.</source>
        <translation>{0}：大于 {1} MiB，请先按期分开。</translation>
    </message>
    <message>
        <source>{0}: is {1}, not a text file.</source>
        <translation>{0}：是{1}，不是文本文件。</translation>
    </message>
    <message>
        <source>{0}: is not a text file, or its encoding can&apos;t be told; choose the encoding (--encoding).</source>
        <translation>{0}：不是文本文件，或无法识别编码，请指定编码。</translation>
    </message>
    <message>
        <source>{0}: is not a text file in {1}; if it is text, choose another encoding (--encoding).</source>
        <translation>{0}：不是 {1} 编码的文本文件；如果确是文本，请另选编码。</translation>
    </message>
    <message>
        <source>The encoding {0} is not known; choose one of {1}.</source>
        <translation>不认识编码 {0}，请从以下编码中选择：{1}。</translation>
    </message>
    <message>
        <source>{0}: line {1}: {2}.</source>
        <translation>{0}：第 {1} 行：{2}。</translation>
    </message>
    <message>
        <source>{0}: holds no files NAME.xmi or NAME.json.</source>
        <translation>{0}：其中没有 NAME.xmi 或 NAME.json 文件。</translation>
    </message>
    <message>
        <source>{0}: holds more than {1} files; divide it first.</source>
        <translation>{0}：文件超过 {1} 个；请先分开。</translation>
    </message>
    <message>
        <source>{0}: leads outside ({1}).</source>
        <translation>{0}：其中有指向外部的路径（{1}）。</translation>
    </message>
    <message>
        <source>{0}: becomes much too large when it is unpacked.</source>
        <translation>{0}：解压后过大。</translation>
    </message>
    <message>
        <source>{0}: is no ZIP that can be read.</source>
        <translation>{0}：不是可以读取的 ZIP 文件。</translation>
    </message>
    <message>
        <source>{0}: is no ZIP that can be read, or lists more than {1} files.</source>
        <translation>{0}：不是可以读取的 ZIP 文件，或者列出的文件超过 {1} 个。</translation>
    </message>
    <message>
        <source>{0}: is a database; name another file to write to.</source>
        <translation>{0}：是数据库，请换一个文件写入。</translation>
    </message>
    <message>
        <source>{0}: is there already; name a new file.</source>
        <translation>{0}：已经存在；请另取一个文件名。</translation>
    </message>
    <message>
        <source>{0}: The database has a fault ({1}), so no backup was made of it. `annotator check` names all faults.</source>
        <translation>{0}：数据库有错误（{1}），因此未作备份。用 annotator check 可列出所有错误。</translation>
    </message>
    <message>
        <source>{0}: A library on a server is backed up and restored with the server&apos;s own tools (pg_dump).</source>
        <translation>{0}：服务器上的数据库请用服务器自己的工具（pg_dump）备份和恢复。</translation>
    </message>
    <message>
        <source>{0}: There is no room for a copy of the database, so nothing was done; the database and its backups are as they were. Make room and try again.</source>
        <translation>{0}：空间不足，放不下数据库的副本，因此什么也没有做；数据库及其备份均保持原样。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>{0}: No copy of the database can be written there ({1}), so nothing was done; the database and its backups are as they were. Allow writing there.</source>
        <translation>{0}：无法在此处写入数据库的副本（{1}），因此什么也没有做；数据库及其备份均保持原样。请允许写入此处。</translation>
    </message>
    <message>
        <source>{0}: This backup has a fault ({1}), so nothing was restored. Choose another one.</source>
        <translation>{0}：此备份有错误（{1}），因此未恢复。请另选一个备份。</translation>
    </message>
    <message>
        <source>{0}: Another window or program has this database open, so nothing was restored. Close it there and try again.</source>
        <translation>{0}：另一个窗口或程序正打开着此数据库，因此未恢复。请在那里关闭后再试。</translation>
    </message>
    <message>
        <source>{0}: Another program is using the same part of the database, so the last step was not stored; all before it is safe. Try again in a moment.</source>
        <translation>{0}：另一个程序正在使用数据库的同一部分，最后一步没有保存；此前的一切都完好。请稍后再试。</translation>
    </message>
    <message>
        <source>{0}: The connection to the server was lost while the last step was being stored, so it may be stored or not; all before it is safe. Open the issue again.</source>
        <translation>{0}：保存最后一步时与服务器的连接中断，这一步可能已保存，也可能没有；此前的一切都完好。请重新打开这一期。</translation>
    </message>
    <message>
        <source>{0}: The connection to the server was lost, so the last step was not stored; all before it is safe. Try again in a moment.</source>
        <translation>{0}：与服务器的连接中断，最后一步没有保存；此前的一切都完好。请稍后再试。</translation>
    </message>
    <message>
        <source>{0}: The database is damaged. Have it copied on the server before anything else; `annotator check` names what is affected.</source>
        <translation>{0}：数据库已损坏。请先在服务器上备份，再用 `annotator check` 查看受影响的内容。</translation>
    </message>
    <message>
        <source>{0}: The database keeps its texts in {1}. Have one made that keeps them in UTF8.</source>
        <translation>{0}：这个数据库的文字编码是 {1}。请让人新建一个编码为 UTF8 的数据库。</translation>
    </message>
    <message>
        <source>{0}: The server asks for a password. Keep it in the file ~/.pgpass, or set PGPASSWORD before the start.</source>
        <translation>{0}：服务器要求密码。请把密码写在 ~/.pgpass 文件里，或在启动前设置 PGPASSWORD。</translation>
    </message>
    <message>
        <source>{0}: The server can&apos;t be reached, so nothing was stored; what it holds is safe. See that it runs and that the address is right. ({1})</source>
        <translation>{0}：无法连接服务器，什么也没有保存；服务器上的内容完好。请确认服务器正在运行，并且地址正确。（{1}）</translation>
    </message>
    <message>
        <source>{0}: The server does not accept this name with this password.</source>
        <translation>{0}：服务器不接受这个用户名和密码。</translation>
    </message>
    <message>
        <source>{0}: The connection to the server was lost. Try again in a moment.</source>
        <translation>{0}：与服务器的连接已断开，请稍后重试。</translation>
    </message>
    <message>
        <source>{0}: The text is too large for a database. Divide it.</source>
        <translation>{0}：文本过大，数据库无法容纳，请将文本分开。</translation>
    </message>
    <message>
        <source>{0}: Another program is using the same part of the database. Try again in a moment.</source>
        <translation>{0}：另一个程序正在使用数据库的同一部分，请稍后重试。</translation>
    </message>
    <message>
        <source>{0}: The disk is full, so nothing can be stored there; what is stored is safe. Make room and try again.</source>
        <translation>{0}：磁盘已满，无法保存新的内容，已保存的内容完好。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{0}: The file or its folder is read-only, so nothing can be stored there. Allow writing there.</source>
        <translation>{0}：文件或所在文件夹是只读的，无法保存。请允许写入。</translation>
    </message>
    <message>
        <source>{0}: Another program is using the file. Try again in a moment.</source>
        <translation>{0}：另一个程序正在使用这个文件，请稍后重试。</translation>
    </message>
    <message>
        <source>{0}: The disk failed. See that it is connected and try again.</source>
        <translation>{0}：磁盘出错，请检查磁盘连接后重试。</translation>
    </message>
    <message>
        <source>{0}: The server gives this database out to be read only, so nothing can be stored there. Ask the person who keeps it.</source>
        <translation>{0}：服务器只允许读取这个数据库，无法保存。请联系管理员。</translation>
    </message>
    <message>
        <source>{0}: The server does not let you do this, so nothing was stored. Ask who keeps it for the right.</source>
        <translation>{0}：服务器不允许您这样做，什么也没有保存。请向管理员申请权限。</translation>
    </message>
    <message>
        <source>{0}: The server&apos;s disk or memory is full. Have room made there and try again.</source>
        <translation>{0}：服务器的磁盘或内存已满，请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{0}: The server&apos;s disk failed. Ask the person who keeps it.</source>
        <translation>{0}：服务器的磁盘出错，请联系管理员。</translation>
    </message>
    <message>
        <source>{0}: The server gives this database out to be read only, so the last step was not stored; all before it is safe. Ask the person who keeps it.</source>
        <translation>{0}：服务器上的这个数据库是只读的，最后一步没有保存；此前的一切都完好。请询问管理员。</translation>
    </message>
    <message>
        <source>{0}: The server&apos;s disk failed, so the last step was not stored; all before it is safe. Ask the person who keeps it.</source>
        <translation>{0}：服务器的磁盘出错，最后一步没有保存；此前的一切都完好。请询问管理员。</translation>
    </message>
    <message>
        <source>{0}: The server&apos;s disk or memory is full, so the last step was not stored; all before it is safe. Have room made there and try again.</source>
        <translation>{0}：服务器的磁盘或内存已满，最后一步没有保存；此前的一切都完好。请让管理员腾出空间后再试。</translation>
    </message>
    <message>
        <source>{0}: There is no such database on the server. Have an empty one made there first.</source>
        <translation>{0}：服务器上没有这个数据库。请先让人在那里新建一个空的数据库。</translation>
    </message>
    <message>
        <source>{0}: This can&apos;t be read as postgresql://user@host:port/name.</source>
        <translation>{0}：不是 postgresql://用户@主机:端口/名称 形式的地址。</translation>
    </message>
    <message>
        <source>{0}: This is not a database of this program; it was left as it is. Choose another one.</source>
        <translation>{0}：这不是本程序的数据库，没有改动它。请另选一个。</translation>
    </message>
    <message>
        <source>{0}: What talks to a server is not installed. Install it with: {1}</source>
        <translation>{0}：没有安装与服务器通信的组件。安装命令：{1}</translation>
    </message>
    <message>
        <source>{0}: {1} can&apos;t be read ({2}). The database is damaged. Have it copied on the server before anything else; `annotator check` names what is affected.</source>
        <translation>{0}：无法读取 {1}（{2}）。数据库已损坏。请先在服务器上备份，再用 `annotator check` 查看受影响的内容。</translation>
    </message>
    <message>
        <source>{0}: The process that made a backup was ended, so there is none.</source>
        <translation>{0}：备份进程被终止，因此没有备份。</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation> PDF 文档</translation>
    </message>
    <message>
        <source>a ZIP archive, or an Office document</source>
        <translation> ZIP 压缩包或 Office 文档</translation>
    </message>
    <message>
        <source>an old Office document</source>
        <translation>旧版 Office 文档</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>an image or a sound</source>
        <translation>图片或音频</translation>
    </message>
    <message>
        <source>a compressed file</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>an RTF document</source>
        <translation> RTF 文档</translation>
    </message>
    <message>
        <source>{0}: line {1}: the text has “{2}” there, not “{3}”. Bring back the .txt file that belongs to it.</source>
        <translation>{0}：第 {1} 行：原文此处是“{2}”，不是“{3}”。请把与它配套的 .txt 文件放回来。</translation>
    </message>
    <message>
        <source>{0}: looks like {1}. {2} To import it as it stands, choose plain text (--format text).</source>
        <translation>{0}：看来是{1}。{2}要原样导入，请选择纯文本（--format text）。</translation>
    </message>
    <message>
        <source>the report that lies beside an export</source>
        <translation>导出文件旁的报告</translation>
    </message>
    <message>
        <source>Label Studio&apos;s JSON-MIN</source>
        <translation>Label Studio 的 JSON-MIN</translation>
    </message>
    <message>
        <source>W3C annotations without the text that they are about</source>
        <translation>不含原文的 W3C 标注</translation>
    </message>
    <message>
        <source>PubAnnotation&apos;s JSON</source>
        <translation>PubAnnotation 的 JSON</translation>
    </message>
    <message>
        <source>doccano&apos;s JSON</source>
        <translation>doccano 的 JSON</translation>
    </message>
    <message>
        <source>spaCy&apos;s training data in JSON</source>
        <translation>spaCy 的 JSON 训练数据</translation>
    </message>
    <message>
        <source>JSON of a form that is not known here</source>
        <translation>本程序不认识的 JSON</translation>
    </message>
    <message>
        <source>a drawing (SVG)</source>
        <translation>矢量图（SVG）</translation>
    </message>
    <message>
        <source>TEI, under a name that does not say so</source>
        <translation>文件名未标明的 TEI</translation>
    </message>
    <message>
        <source>XML that is not TEI P5</source>
        <translation>非 TEI P5 的 XML</translation>
    </message>
    <message>
        <source>WebAnno&apos;s TSV</source>
        <translation>WebAnno 的 TSV</translation>
    </message>
    <message>
        <source>pairs of raw and corrected text</source>
        <translation>原文与校正文的对照</translation>
    </message>
    <message>
        <source>CoNLL-U</source>
        <translation>CoNLL-U</translation>
    </message>
    <message>
        <source>characters or words with their tags, one a line</source>
        <translation>每行一个字或词及其标签的文件</translation>
    </message>
    <message>
        <source>brat&apos;s annotations</source>
        <translation>brat 的标注文件</translation>
    </message>
    <message>
        <source>an e-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>data or settings</source>
        <translation>数据或设置文件</translation>
    </message>
    <message>
        <source>a log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序代码</translation>
    </message>
    <message>
        <source>Choose the export itself.</source>
        <translation>请选择导出文件本身。</translation>
    </message>
    <message>
        <source>Export the project as JSON there.</source>
        <translation>请在那里把项目导出为 JSON。</translation>
    </message>
    <message>
        <source>Put them under `items` in the line of the page that was exported: the text stands there.</source>
        <translation>请把它们放进导出文件相应行的 items 里，原文在那一行。</translation>
    </message>
    <message>
        <source>Convert it into doccano&apos;s JSONL or brat&apos;s files.</source>
        <translation>请先转换为 doccano 的 JSONL 或 brat 的文件。</translation>
    </message>
    <message>
        <source>Export the project as JSONL there.</source>
        <translation>请在那里把项目导出为 JSONL。</translation>
    </message>
    <message>
        <source>Save it as a DocBin (.spacy).</source>
        <translation>请存为 DocBin（.spacy）。</translation>
    </message>
    <message>
        <source>Give its name the ending .xml, or choose the format tei.</source>
        <translation>请把后缀改为 .xml，或选择格式 tei。</translation>
    </message>
    <message>
        <source>Export it as UIMA CAS XMI.</source>
        <translation>请导出为 UIMA CAS XMI。</translation>
    </message>
    <message>
        <source>They are written for training; corrections come back from JSON lines without loss.</source>
        <translation>它只供训练使用；校正要从无损的 JSON 行读回。</translation>
    </message>
    <message>
        <source>Where its last column holds tags of entities, choose the format conll.</source>
        <translation>若最后一列是专名标签，请选择格式 conll。</translation>
    </message>
    <message>
        <source>Give its name the ending .conll, or choose the format conll.</source>
        <translation>请把后缀改为 .conll，或选择格式 conll。</translation>
    </message>
    <message>
        <source>Choose the folder in which they lie beside their texts.</source>
        <translation>请选择它们与文本所在的文件夹。</translation>
    </message>
    <message>
        <source>Save its texts as plain text, a file for each issue.</source>
        <translation>请把其中的文字另存为纯文本，每期一个文件。</translation>
    </message>
    <message>
        <source>This expression repeats something more than {0} times; make it simpler.</source>
        <translation>这个表达式把某一内容重复了 {0} 次以上，请写得简单些。</translation>
    </message>
    <message>
        <source>The brackets of this expression lie too deep in each other; make it simpler.</source>
        <translation>这个表达式的括号嵌套太深，请写得简单些。</translation>
    </message>
    <message>
        <source>{0}: line {1} has a quotation mark without its partner; write a mark that is meant as such twice, between marks around the whole cell.</source>
        <translation>{0}：第 {1} 行有一个不成对的引号；若要保留引号本身，请写两个，并用引号括住整个单元格。</translation>
    </message>
    <message>
        <source>{0}: another program is writing this; wait until it is done.</source>
        <translation>{0}：另一个程序正在写入；请等它完成。</translation>
    </message>
    <message>
        <source>{0}: its report is missing, so nobody can say whether people have worked in this folder, and nothing was written. Name another place, or replace the folder all the same (--force).</source>
        <translation>{0}：缺少它的报告，无法判断是否有人在此文件夹中工作过，因此没有写入任何内容。请换一个位置，或者仍然替换该文件夹（--force）。</translation>
    </message>
    <message>
        <source>{0}: since this was exported, {1} files of it were changed, {2} added and {3} removed ({4}), so nothing was written. Name another place, or replace it all the same (--force).</source>
        <translation>{0}：自导出以来，其中有 {1} 个文件被修改、{2} 个被添加、{3} 个被删除（{4}），因此没有写入任何内容。请换一个位置，或者仍然替换（--force）。</translation>
    </message>
    <message>
        <source>There is no display for the window; the commands of `annotator --help` need none.</source>
        <translation>没有可以显示窗口的屏幕；`annotator --help` 列出的命令不需要屏幕。</translation>
    </message>
    <message>
        <source>The window can&apos;t start ({0}); `make run` installs what it needs.</source>
        <translation>窗口无法启动（{0}）；`make run` 会安装所需的组件。</translation>
    </message>
    <message>
        <source>{0}: no cases here; a case is NAME.txt beside NAME.gold.json.</source>
        <translation>{0}：这里没有测试样例；一个样例由 NAME.txt 和 NAME.gold.json 组成。</translation>
    </message>
    <message>
        <source>{0}: not a case as the README of the cases describes it ({1}).</source>
        <translation>{0}：不符合样例说明文件所描述的格式（{1}）。</translation>
    </message>
    <message>
        <source>{0}: can&apos;t be read as JSON ({1}).</source>
        <translation>{0}：无法作为 JSON 读取（{1}）。</translation>
    </message>
    <message>
        <source>{0}: not a case: a JSON object is wanted.</source>
        <translation>{0}：不是样例：应为一个 JSON 对象。</translation>
    </message>
    <message>
        <source>{0}: can&apos;t be read as UTF-8 text ({1}).</source>
        <translation>{0}：无法作为 UTF-8 文本读取（{1}）。</translation>
    </message>
    <message>
        <source>{0}: article {1} has more than {2} characters; divide it first.</source>
        <translation>{0}：第 {1} 篇文章超过 {2} 个字符；请先拆分。</translation>
    </message>
    <message>
        <source>{0}: “{1}” holds half a character (a surrogate). Write another value there.</source>
        <translation>{0}：“{1}”中有半个字符（代理码位），请改写。</translation>
    </message>
    <message>
        <source>{0}: looks like {1}; name a database, or an export as JSON lines.</source>
        <translation>{0}：看来是{1}；请指明一个数据库，或者一份 JSON 行的导出。</translation>
    </message>
    <message>
        <source>{0}: holds entities ({1}); import it by its own name to bring them back.</source>
        <translation>{0}：含有专名（{1}）；要取回它们，请单独指明这个文件来导入。</translation>
    </message>
    <message>
        <source>{0}: {1} files are passed over, as no format that is read has their endings ({2}).</source>
        <translation>{0}：有 {1} 个文件跳过了，可读的格式都没有它们的扩展名（{2}）。</translation>
    </message>
    <message>
        <source>{0}: looks like {1}. {2} To split it as it stands, add --raw.</source>
        <translation>{0}：看来是{1}。{2} 要照原样切分，请加上 --raw。</translation>
    </message>
    <message>
        <source>{0} The file looks like {1}.</source>
        <translation>{0} 这个文件看来是{1}。</translation>
    </message>
    <message>
        <source>{0}: no column is called as one with the text of articles; choose it (--column text=NAME) among {1}. A list of entities belongs to `annotator lists`.</source>
        <translation>{0}：没有一列的名称像是正文；请在 {1} 中指定（--column text=列名）。专名表请用 `annotator lists`。</translation>
    </message>
    <message>
        <source>{0}: has no column {1}; choose among {2}.</source>
        <translation>{0}：没有“{1}”这一列；请在 {2} 中选择。</translation>
    </message>
    <message>
        <source>{0}: line {1}: a quotation mark stands alone, or the table is cut off.</source>
        <translation>{0}：第 {1} 行：引号不成对，或表格不完整。</translation>
    </message>
    <message>
        <source>{0}: is a damaged workbook, or none.</source>
        <translation>{0}：工作簿已损坏，或不是工作簿。</translation>
    </message>
    <message>
        <source>{0}: no issues are read from the format {1}.</source>
        <translation>{0}：不能从格式 {1} 读取原文。</translation>
    </message>
    <message>
        <source>{0}: has no articles between tags in it.</source>
        <translation>{0}：没有用标签括起的稿件。</translation>
    </message>
    <message>
        <source>{0}: is a damaged archive, or one of an unknown kind.</source>
        <translation>{0}：压缩包已损坏，或种类不明。</translation>
    </message>
    <message>
        <source>{0}: is encrypted; unpack it first.</source>
        <translation>{0}：已加密；请先解压。</translation>
    </message>
    <message>
        <source>{0}: holds more than {1} files; unpack it first.</source>
        <translation>{0}：内有 {1} 个以上的文件；请先解压。</translation>
    </message>
    <message>
        <source>{0}: holds more than {1} MiB; unpack it first.</source>
        <translation>{0}：解压后超过 {1} MiB；请先解压。</translation>
    </message>
    <message>
        <source>{0}: holds a file that unpacks to far too much.</source>
        <translation>{0}：内有解压后大得离谱的文件。</translation>
    </message>
    <message>
        <source>{0} entities have the label {1}. Merge it into another one first.</source>
        <translation>有 {0} 个专名用着标签 {1}，请先把它并入另一个。</translation>
    </message>
    <message>
        <source>a saved web page (MHTML)</source>
        <translation>存下的网页（MHTML）</translation>
    </message>
    <message>
        <source>Save the page as HTML.</source>
        <translation>请把网页另存为 HTML。</translation>
    </message>
    <message>
        <source>{0}: no article was found in this page. Save its text as plain text.</source>
        <translation>{0}：网页里没有找到稿件。请把文字存成纯文本。</translation>
    </message>
    <message>
        <source>{0}: is no web page that can be read.</source>
        <translation>{0}：不是能读取的网页。</translation>
    </message>
    <message>
        <source>{0}: is cut off or is no JSON.</source>
        <translation>{0}：不完整，或不是 JSON。</translation>
    </message>
    <message>
        <source>{0}: is a manifest without pages.</source>
        <translation>{0}：是没有版面的清单。</translation>
    </message>
    <message>
        <source>{0}: none of the files with pages that it names is in its folder.</source>
        <translation>{0}：它所列的版面文件都不在其文件夹里。</translation>
    </message>
    <message>
        <source>{0}: holds no lines with texts and boxes.</source>
        <translation>{0}：其中没有带文字和方框的行。</translation>
    </message>
    <message>
        <source>{0}: could not be read ({1}).</source>
        <translation>{0}：无法读取（{1}）。</translation>
    </message>
    <message>
        <source>{0}: is larger than {1} MiB.</source>
        <translation>{0}：大于 {1} MiB。</translation>
    </message>
    <message>
        <source>{0}: takes too long to decode; it may be damaged.</source>
        <translation>{0}：解码耗时过长，文件可能已损坏。</translation>
    </message>
    <message>
        <source>{0}: what decodes it broke off; it is damaged, or needs more memory than there is.</source>
        <translation>{0}：解码进程已中断；文件已损坏，或内存不足。</translation>
    </message>
    <message>
        <source>{0}: holds no pages of a format that is read, and no images.</source>
        <translation>{0}：其中没有可读格式的版面，也没有图像。</translation>
    </message>
    <message>
        <source>{0}: there is no file in this archive that can be imported.</source>
        <translation>{0}：压缩包里没有能导入的文件。</translation>
    </message>
    <message>
        <source>{0}: is a damaged Word document, or none.</source>
        <translation>{0}：Word 文档已损坏，或不是 Word 文档。</translation>
    </message>
    <message>
        <source>{0}: nothing was written, as this format takes only issues with pages of print.</source>
        <translation>{0}：没有写出任何内容，因为此格式只接受有版面的报纸。</translation>
    </message>
    <message>
        <source>Another window of yours edits this issue since {2}. It can be changed here when that one leaves it or you take it over.</source>
        <translation>您自 {2} 起正在另一个窗口中编辑本期。待那个窗口退出，或由此接手后，才能在这里修改。</translation>
    </message>
    <message>
        <source>{0}: has more than {1} million pixels; make it smaller first.</source>
        <translation>{0}：超过 {1} 百万像素，请先缩小。</translation>
    </message>
    <message>
        <source>{0}: is cut off or damaged, or is no image of a kind that is read.</source>
        <translation>{0}：不完整或已损坏，或不是可读取的图像格式。</translation>
    </message>
    <message>
        <source>begins a text of more than {0} MiB</source>
        <translation>其中文字超过 {0} MiB</translation>
    </message>
    <message>
        <source>is not UTF-8 (byte {0} of the file)</source>
        <translation>不是 UTF-8（文件第 {0} 字节）</translation>
    </message>
    <message>
        <source>is no annotation of a text</source>
        <translation>不是文字标注</translation>
    </message>
    <message>
        <source>has the number of an earlier annotation</source>
        <translation>与前面的标注编号相同</translation>
    </message>
    <message>
        <source>lies outside the text</source>
        <translation>超出了文字范围</translation>
    </message>
    <message>
        <source>holds no rows of tokens and tags</source>
        <translation>没有词与标签的数据行</translation>
    </message>
    <message>
        <source>is not UTF-8 (byte {0})</source>
        <translation>不是 UTF-8（第 {0} 字节）</translation>
    </message>
    <message>
        <source>holds no text (there is no Sofa with a sofaString)</source>
        <translation>没有文字（没有带 sofaString 的 Sofa）</translation>
    </message>
    <message>
        <source>and end are no stretch of the text</source>
        <translation>与终点不是文字中的一段</translation>
    </message>
    <message>
        <source>{0}: holds a tag or a text of more than {1} MiB.</source>
        <translation>{0}：内有超过 {1} MiB 的标记或文字。</translation>
    </message>
    <message>
        <source>is longer than {0} MiB</source>
        <translation>超过 {0} MiB</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>is no token with its tag</source>
        <translation>不是词及其标签</translation>
    </message>
    <message>
        <source>must hold [start, end, label]</source>
        <translation>须为［起点、终点、标签］</translation>
    </message>
    <message>
        <source>[{0}, {1}] says another text than stands there</source>
        <translation>[{0}, {1}] 所写与该处文字不符</translation>
    </message>
    <message>
        <source>[{0}, {1}] is no stretch of the text</source>
        <translation>[{0}, {1}] 不是文字中的一段</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>must be {0}</source>
        <translation>须为 {0}</translation>
    </message>
    <message>
        <source>is not {0}: a newer program wrote this file</source>
        <translation>不是 {0}：此文件由更新版本的程序写出</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>不能为空</translation>
    </message>
    <message>
        <source>must be 64 digits of hexadecimal</source>
        <translation>须为 64 位十六进制数</translation>
    </message>
    <message>
        <source>is not what stands there</source>
        <translation>与该处文字不符</translation>
    </message>
    <message>
        <source>({0}) is empty or stands twice</source>
        <translation>（{0}）为空或出现了两次</translation>
    </message>
    <message>
        <source>must hold pairs of whole numbers in 0..{0}</source>
        <translation>须为成对的整数，各在 0 到 {0} 之间</translation>
    </message>
    <message>
        <source>is not the heading of HIPE&apos;s columns</source>
        <translation>不是 HIPE 各列的表头</translation>
    </message>
    <message>
        <source>has not HIPE&apos;s ten columns</source>
        <translation>没有 HIPE 的十列</translation>
    </message>
    <message>
        <source>holds more than one object and is no list</source>
        <translation>有不止一个对象，又不是列表</translation>
    </message>
    <message>
        <source>holds more than one list</source>
        <translation>有不止一个列表</translation>
    </message>
    <message>
        <source>is cut off or is no list of JSON objects</source>
        <translation>不完整，或不是 JSON 对象的列表</translation>
    </message>
    <message>
        <source>is cut off, or has more than {0} MiB</source>
        <translation>不完整，或超过 {0} MiB</translation>
    </message>
    <message>
        <source>is not UTF-8</source>
        <translation>不是 UTF-8</translation>
    </message>
    <message>
        <source>holds an empty one</source>
        <translation>其中有空的</translation>
    </message>
    <message>
        <source>must hold lists of 7 whole numbers, a confidence, and perhaps alternatives</source>
        <translation>各项须为七个整数、一个可信度，可再加备选</translation>
    </message>
    <message>
        <source>must hold whole numbers in 0..{0}</source>
        <translation>须为 0 到 {0} 之间的整数</translation>
    </message>
    <message>
        <source>must hold lists of alternatives</source>
        <translation>各项须为备选列表</translation>
    </message>
    <message>
        <source>must hold alternatives that are a text and a confidence</source>
        <translation>各备选须为文字及其可信度</translation>
    </message>
    <message>
        <source>must hold confidences in 0..1</source>
        <translation>各可信度须在 0 到 1 之间</translation>
    </message>
    <message>
        <source>is no DocBin</source>
        <translation>不是 DocBin</translation>
    </message>
    <message>
        <source>becomes much too large when it is unpacked</source>
        <translation>解压后大得离谱</translation>
    </message>
    <message>
        <source>must be a string</source>
        <translation>须为字符串</translation>
    </message>
    <message>
        <source>holds half of a surrogate pair</source>
        <translation>含有半个代理对</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>须为整数</translation>
    </message>
    <message>
        <source>must lie in 0..{0}</source>
        <translation>须在 0 到 {0} 之间</translation>
    </message>
    <message>
        <source>must be a number in 0..1</source>
        <translation>须为 0 到 1 之间的数</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>须为 true 或 false</translation>
    </message>
    <message>
        <source>must be one of {0}</source>
        <translation>须为下列之一：{0}</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>须为对象</translation>
    </message>
    <message>
        <source>must be a list of lists</source>
        <translation>须为列表的列表</translation>
    </message>
    <message>
        <source>must be a list of strings</source>
        <translation>须为字符串列表</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>须为列表</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>must be a JSON object</source>
        <translation>须为 JSON 对象</translation>
    </message>
    <message>
        <source>holds too much to be read at once; divide it</source>
        <translation>内容太多，无法一次读入，请先拆分</translation>
    </message>
    <message>
        <source>is cut off or is no JSON (column {0})</source>
        <translation>不完整，或不是 JSON（第 {0} 列）</translation>
    </message>
    <message>
        <source>holds a number that is too long</source>
        <translation>含有过长的数</translation>
    </message>
    <message>
        <source>holds the key {0} twice</source>
        <translation>键 {0} 出现两次</translation>
    </message>
    <message>
        <source>holds {0}, which is no number of JSON</source>
        <translation>含有 {0}，JSON 中没有这样的数</translation>
    </message>
    <message>
        <source>has no TextPositionSelector</source>
        <translation>没有 TextPositionSelector</translation>
    </message>
    <message>
        <source>declares a document type or entities</source>
        <translation>声明了文档类型或实体</translation>
    </message>
    <message>
        <source>is cut off or is no XML</source>
        <translation>不完整，或不是 XML</translation>
    </message>
    <message>
        <source>{0}: to read this, install what that needs: pip install &apos;newspaper-annotator[{1}]&apos;.</source>
        <translation>{0}：读取它所需的组件尚未安装，请运行：pip install &apos;newspaper-annotator[{1}]&apos;。</translation>
    </message>
    <message>
        <source>{0}: is encrypted; save it without a password first.</source>
        <translation>{0}：已加密，请先去除密码再保存。</translation>
    </message>
    <message>
        <source>{0}: is cut off or damaged, or is no PDF.</source>
        <translation>{0}：不完整或已损坏，或不是 PDF。</translation>
    </message>
    <message>
        <source>{0}: There is no deleted issue {1}.</source>
        <translation>{0}：没有编号为 {1} 的已删除期。</translation>
    </message>
    <message>
        <source>Choose a folder for page images in the preferences first: this library is on a server.</source>
        <translation>请先在首选项里选择版面图像的文件夹：这个库在服务器上。</translation>
    </message>
    <message>
        <source>{0}: is no recipe: it is neither JSON nor TOML.</source>
        <translation>{0}：不是导出方案：既不是 JSON，也不是 TOML。</translation>
    </message>
    <message>
        <source>{0}: this recipe says something wrong or unknown of “{1}”; the README shows one.</source>
        <translation>{0}：导出方案中“{1}”一项有误或无法识别；写法见 README。</translation>
    </message>
    <message>
        <source>{0}: to read this, install Tesseract with its data for Chinese (chi_sim, chi_tra).</source>
        <translation>{0}：要识别它，请安装 Tesseract 及其中文数据（chi_sim、chi_tra）。</translation>
    </message>
    <message>
        <source>{0}: each process that works on it is killed, perhaps for lack of memory; divide the file, or import it on a machine with more.</source>
        <translation>{0}：处理它的每个进程都被终止，可能是内存不足；请拆分该文件，或在内存更大的机器上导入。</translation>
    </message>
    <message>
        <source>{0}: a worker does not see it; keep it in a folder that all of them see by this name, or add --send where it is a single file.</source>
        <translation>{0}：工作进程看不到它；请放在所有工作进程都能以此名称看到的文件夹中，若是单个文件也可加 --send。</translation>
    </message>
    <message>
        <source>{0}: the worker {1} runs {2}, and this is {3}; install the same there.</source>
        <translation>{0}：工作进程 {1} 运行的是 {2}，这里是 {3}；请在那里安装相同版本。</translation>
    </message>
    <message>
        <source>{0}: a worker could not do its work ({1}).</source>
        <translation>{0}：一个工作进程无法完成工作（{1}）。</translation>
    </message>
    <message>
        <source>{0}: for workers on a cluster, install what that needs: {1}.</source>
        <translation>{0}：要使用集群的工作进程，请安装所需组件：{1}。</translation>
    </message>
    <message>
        <source>{0}: write the scheduler as tcp://HOST:PORT or tls://HOST:PORT.</source>
        <translation>{0}：请把调度程序写成 tcp://HOST:PORT 或 tls://HOST:PORT。</translation>
    </message>
    <message>
        <source>{0}: name the certificates for tls in the configuration of Dask first; the guide says how.</source>
        <translation>{0}：请先在 Dask 的配置中写明 tls 的证书；见指南。</translation>
    </message>
    <message>
        <source>{0}: no scheduler answers there ({1}); see that one runs, and how it is reached.</source>
        <translation>{0}：那里没有调度程序应答（{1}）；请确认它在运行以及如何连接。</translation>
    </message>
    <message>
        <source>{0}: this scheduler has no workers; start some, and the same command goes on from there.</source>
        <translation>{0}：该调度程序没有工作进程；请启动一些，再次运行同一命令即可继续。</translation>
    </message>
    <message>
        <source>{0}: the scheduler is lost. What is stored stays; start it, and the same command goes on from there.</source>
        <translation>{0}：与调度程序的连接已断开。已保存的不会丢失；请启动它，再次运行同一命令即可继续。</translation>
    </message>
    <message>
        <source>The image of this page is missing.</source>
        <translation>找不到这一版的图像。</translation>
    </message>
    <message>
        <source>{0}: row {1} names no file in its column path.</source>
        <translation>{0}：第 {1} 行的 path 列没有写文件。</translation>
    </message>
    <message>
        <source>{0}: row {1}: write the date as 1963-05-31, 1963-05 or 1963, not {2}.</source>
        <translation>{0}：第 {1} 行：日期请写成 1963-05-31、1963-05 或 1963，而不是 {2}。</translation>
    </message>
    <message>
        <source>{0}: is no table in CSV and UTF-8, as a manifest is ({1}).</source>
        <translation>{0}：不是 UTF-8 的 CSV 表格，清单应当是（{1}）。</translation>
    </message>
    <message>
        <source>{0}: is a damaged table in Parquet ({1}).</source>
        <translation>{0}：是损坏的 Parquet 表格（{1}）。</translation>
    </message>
    <message>
        <source>{0}: a manifest has a column path, which names the files.</source>
        <translation>{0}：清单要有 path 列，写明文件。</translation>
    </message>
    <message>
        <source>Each process that works on an issue is killed, perhaps for lack of memory.</source>
        <translation>处理某一期的每个进程都被终止，可能是内存不足。</translation>
    </message>
    <message>
        <source>Nothing here reads images: pip install &apos;newspaper-annotator[{0}]&apos;.</source>
        <translation>本机没有可识别图像的引擎：pip install &apos;newspaper-annotator[{0}]&apos;。</translation>
    </message>
    <message>
        <source>The image of this page is missing. Point to it first, beside the raw text.</source>
        <translation>缺少这个版面的图像。请先在原文旁指出图像文件。</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>Something unexpected happened ({0}). What you typed is stored.</source>
        <translation>程序出现意外错误（{0}）。您键入的内容已保存。</translation>
    </message>
    <message>
        <source>Something unexpected happened ({0}). What you typed last is not stored.</source>
        <translation>发生了意外错误（{0}）。最后输入的文字尚未保存。</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>报告问题…</translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <source>with its text</source>
        <translation>自带文字</translation>
    </message>
    <message>
        <source>is read by OCR</source>
        <translation>由 OCR 识读</translation>
    </message>
    <message>
        <source>as an image alone</source>
        <translation>只作图像</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Correction desk</source>
        <translation>报纸订正台</translation>
    </message>
    <message>
        <source>Turns raw newspaper text into articles with exact boundaries, corrected text and tagged entities.</source>
        <translation>把报纸原文整理成分界准确的稿件，附订正文本和专名标注。</translation>
    </message>
    <message>
        <source>Files and folders can be dropped anywhere on the window, too.</source>
        <translation>也可以把文件或文件夹直接拖到窗口里。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Recently open</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>1. Import raw text, pages or scans</source>
        <translation>1. 导入原文、版面或扫描件</translation>
    </message>
    <message>
        <source>2. Put boundaries right, correct the text, tag entities</source>
        <translation>2. 调整分界，订正文本，标注专名</translation>
    </message>
    <message>
        <source>3. Approve articles and export gold</source>
        <translation>3. 审定稿件，导出审定稿</translation>
    </message>
</context>
<context>
    <name>WhichIssues</name>
    <message>
        <source>Issues</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>all issues</source>
        <translation>全部各期</translation>
    </message>
    <message>
        <source>this issue</source>
        <translation>本期</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen issue(s)</source>
        <translation>
            <numerusform>选中的 %n 期</numerusform>
        </translation>
    </message>
    <message>
        <source>issues of some days or a newspaper</source>
        <translation>某些日期或某种报纸的各期</translation>
    </message>
    <message>
        <source>from 1963-05</source>
        <translation>自 1963-05</translation>
    </message>
    <message>
        <source>to 1963-05-31</source>
        <translation>至 1963-05-31</translation>
    </message>
    <message>
        <source>Newspaper</source>
        <translation>报纸</translation>
    </message>
</context>
<context>
    <name>WholeDatabase</name>
    <message>
        <source>Issues changed: {0}. “Undo it in the whole database” takes it back.</source>
        <translation>已改动 {0} 期报纸。用“在整个数据库中撤销”可撤回。</translation>
    </message>
    <message>
        <source>Nothing was done in the whole database.</source>
        <translation>还没有对整个数据库做过改动。</translation>
    </message>
    <message>
        <source>Indexing the texts for searching…</source>
        <translation>正在为查找编制索引…</translation>
    </message>
    <message>
        <source>The texts are indexed for searching.</source>
        <translation>查找所用的索引已编制好。</translation>
    </message>
    <message>
        <source>Taken back in {0} of {1} issues: {2}</source>
        <translation>已在 {1} 期中的 {0} 期撤回：{2}</translation>
    </message>
    <message>
        <source>(Elsewhere something else was done after it.)</source>
        <translation>（其余各期此后另有改动。）</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>This very span has another label here.</source>
        <translation>此处同一范围已有其他标签。</translation>
    </message>
    <message>
        <source>This article is approved. Reopen it before changing it.</source>
        <translation>本稿件已审定，如需改动请先取消审定。</translation>
    </message>
    <message>
        <source>An article can&apos;t go on into itself.</source>
        <translation>稿件不能接续自身。</translation>
    </message>
    <message>
        <source>Select some text first.</source>
        <translation>请先选中文字。</translation>
    </message>
    <message>
        <source>The first boundary stays at the start of the issue.</source>
        <translation>第一个分界固定在本期开头。</translation>
    </message>
    <message>
        <source>Somebody else is editing this issue.</source>
        <translation>另一人正在编辑这一期。</translation>
    </message>
    <message>
        <source>A boundary can&apos;t stand inside a correction. Revert the correction first.</source>
        <translation>分界不能落在订正之内，请先还原该处订正。</translation>
    </message>
    <message>
        <source>Draw an area on the page; this one holds nothing.</source>
        <translation>请在版面上画出一个区域；这里什么也没有。</translation>
    </message>
    <message>
        <source>No issue here has this text.</source>
        <translation>库中没有与此文本相同的期。</translation>
    </message>
    <message>
        <source>There is a boundary here already.</source>
        <translation>此处已有分界。</translation>
    </message>
    <message>
        <source>There is nothing to change here.</source>
        <translation>此处没有可改动的内容。</translation>
    </message>
    <message>
        <source>This passage stands nowhere else in the issue.</source>
        <translation>本期其他地方没有这段文字。</translation>
    </message>
    <message>
        <source>The text here is not the one in the file.</source>
        <translation>此处文本与文件中的不同。</translation>
    </message>
    <message>
        <source>Another correction stands here already. Reject that one first.</source>
        <translation>此处已有另一订正，请先否决它。</translation>
    </message>
    <message>
        <source>People have said something else here.</source>
        <translation>此处已有人作出不同的决定。</translation>
    </message>
    <message>
        <source>This very span has this label already.</source>
        <translation>这段文字已有相同的标签。</translation>
    </message>
    <message>
        <source>The selection reaches into another article.</source>
        <translation>所选文字跨入了另一篇稿件。</translation>
    </message>
    <message>
        <source>This lies in several places; an entity is one stretch of text.</source>
        <translation>这一处分在几段里；专名只能是连续的一段文字。</translation>
    </message>
    <message>
        <source>This holds no text: it ends where it begins.</source>
        <translation>这一处没有文字：起点就是终点。</translation>
    </message>
    <message>
        <source>The fragments of this overlap.</source>
        <translation>这一处的几个片段互相重叠。</translation>
    </message>
    <message>
        <source>An entity has one link; the first one was taken.</source>
        <translation>一个专名只有一个链接；采用了第一个。</translation>
    </message>
    <message>
        <source>There is no place here for what this says.</source>
        <translation>这里没有地方存放这一项内容。</translation>
    </message>
    <message>
        <source>This stood here earlier, and has been changed or taken away since; that stays.</source>
        <translation>这里以前有它，后来改动或去掉了；保持现状。</translation>
    </message>
    <message>
        <source>Another person has marked this; the entities of the first person were taken.</source>
        <translation>这是另一人的标注；已采用第一人的专名。</translation>
    </message>
    <message>
        <source>An entity may lie inside another one, but the two may not cross.</source>
        <translation>专名可以套在另一专名之内，但不能交叉。</translation>
    </message>
    <message>
        <source>Write a day as 1963-05-31, a month as 1963-05, a year as 1963.</source>
        <translation>日写作 1963-05-31，月写作 1963-05，年写作 1963。</translation>
    </message>
    <message>
        <source>No line of text lies in this area.</source>
        <translation>这个区域里没有文字行。</translation>
    </message>
    <message>
        <source>These areas lie on different pages.</source>
        <translation>这些区域不在同一版上。</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>约剩 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>约剩 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Columns</name>
    <message>
        <source>Columns</source>
        <translation>各列内容</translation>
    </message>
</context>
</TS>
